using KompetenzBot.Audit;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Audit;

/// <summary>The trail as it lies in the storage.</summary>
public sealed class AuditTrailTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task What_two_instances_append_at_once_makes_one_unbroken_chain()
    {
        var one = Scene.Bot.Services.GetRequiredService<IAuditTrail>();
        var other = (await Scene.StartBotAsync()).Services.GetRequiredService<IAuditTrail>();

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (i, token) =>
            await (i % 2 == 0 ? one : other).AppendAsync(new AuditEntry(AuditEvent.Changed, $"p{i}", AuditActors.Volunteer, string.Empty, Scene.Now), token));

        var months = await ReadAsync();
        Assert.Null(AuditVerifier.Verify(AuditKey.Development.Value, months));
        Assert.Equal(200, months.Sum(month => month.Records.Select(record => record.Entry.Subject).Distinct().Count()));
    }

    [Fact]
    public async Task A_new_month_follows_the_one_before()
    {
        var trail = Scene.Bot.Services.GetRequiredService<IAuditTrail>();
        await trail.AppendAsync(new AuditEntry(AuditEvent.Registered, "p", AuditActors.Volunteer, string.Empty, Scene.Now), Token);
        Scene.Leap(TimeSpan.FromDays(40));
        await trail.AppendAsync(new AuditEntry(AuditEvent.Erased, "p", AuditActors.Volunteer, string.Empty, Scene.Now), Token);

        var months = await ReadAsync();
        Assert.Equal(2, months.Count);
        Assert.Null(AuditVerifier.Verify(AuditKey.Development.Value, months));
        Assert.Equal(AuditBreakKind.MonthMissing, AuditVerifier.Verify(AuditKey.Development.Value, [months[0] with { HeadCode = [1], Records = [], HeadSequence = 0, Start = [1] }, months[1]])?.Kind);
    }

    [Fact]
    [Trait("Threat", "T31")]
    public async Task Someone_who_was_erased_is_nobody_in_a_trail_that_stays_unbroken()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);
        await anna.SayAsync("löschen", Token);
        await anna.ClickAsync("erasure.confirm", null, cancellationToken: Token);

        var months = await ReadAsync();
        Assert.Null(AuditVerifier.Verify(AuditKey.Development.Value, months));
        Assert.Contains(months[0].Records, record => record.Entry.Event == AuditEvent.Erased);
        var rows = string.Join(' ', (await Scene.Storage.RowsAsync("Audit")).SelectMany(row => row).Select(column => $"{column.Value}"));
        Assert.DoesNotContain(anna.AadObjectId, rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Öztürk", rows, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<AuditMonth>> ReadAsync()
    {
        List<AuditMonth> months = [];
        await foreach (var month in Scene.Bot.Services.GetRequiredService<IAuditTrail>().ReadAsync(DateTimeOffset.UnixEpoch, Token))
        {
            months.Add(month);
        }

        return months;
    }
}
