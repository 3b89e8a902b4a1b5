using KompetenzBot.Alarms.Calling;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Texting;

/// <summary>An instance that dies between sending a text message and writing so. The bot of the scene sends nothing by itself.</summary>
public sealed class SmsCrashTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int MoreThanIsTried = 99;

    private protected override SceneOptions Options => new()
    {
        Time = new ManualTimeProvider(),
        Sms = true,
        Configuration = new(StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl, ["Delivery:Enabled"] = "false" },
    };

    private AlarmWork Works => Scene.Bot.Services.GetServices<IWork>().OfType<AlarmWork>().Single();

    private IOutbox Outbox => Scene.Bot.Services.GetRequiredService<IOutbox>();

    [Fact]
    public async Task The_repetition_doubles_nothing()
    {
        await Scene.AddVolunteerAsync("Anna Muster", profile => profile with { Mobile = "+4915112345678", Consent = profile.Consent with { Sms = true } }, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        var alarm = Assert.Single(await Works.ListUnsettledAsync(Scene.Now, Token)).Id;
        await Works.PrepareAsync(alarm, Token);
        Scene.Clock.Advance(TimeSpan.FromMinutes(11));

        await SendAsync(alarm, new HesitatingOutbox(Outbox, MoreThanIsTried));
        Assert.Single(Scene.Sms.Sent);
        Assert.Equal("Sending", (await RowAsync()).GetString("State"));

        Scene.Clock.Advance(DeliveryRules.Lease + TimeSpan.FromSeconds(1));
        await SendAsync(alarm, Outbox);

        Assert.Equal(2, Scene.Sms.Requests);
        Assert.Single(Scene.Sms.Sent);
        Assert.Equal("Delivered", (await RowAsync()).GetString("State"));
        Assert.Null((await RowAsync()).GetString("Ticket"));
    }

    private async Task SendAsync(WorkId alarm, IOutbox outbox)
    {
        var sender = new MessageSender([Works], outbox, Scene.Bot.Services.GetRequiredKeyedService<IChannel>(DeliveryLane.Sms), new Languages(Address.Sie), Scene.Clock, NullLogger<MessageSender>.Instance);
        var pointers = await Outbox.FindDueAsync(alarm, Scene.Now, triedBefore: false, Token);
        foreach (var pointer in pointers.Where(pointer => DeliveryLane.IsSms(pointer.Purpose)))
        {
            await Scene.DriveAsync(sender.WorkAsync(pointer, WorkPriority.Sms, isRepeated: false, Token));
        }
    }

    private async Task<TableEntity> RowAsync() => (await Scene.Storage.RowsAsync("Deliveries")).Single(row => row.RowKey.EndsWith("|m|sms-call", StringComparison.Ordinal));
}
