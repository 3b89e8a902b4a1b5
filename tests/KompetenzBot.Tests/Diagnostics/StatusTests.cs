using System.Diagnostics.Metrics;
using System.Globalization;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Diagnostics.Status;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Telemetry;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>Administrators see how the bot is, in numbers.</summary>
public sealed class StatusTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new() { Directory = true, Configuration = new(StringComparer.Ordinal) { ["SelfTest:User"] = "10000000-0000-4000-8000-000000000077" } };

    [Fact]
    public async Task Others_than_administrators_see_nothing()
    {
        var words = await Scene.AddCoordinator().AskAsync("status");

        Assert.Contains("nur die Verwaltung", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Warteschlangen", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_alarm_is_shown_in_numbers_beside_queues_connections_and_versions()
    {
        var admin = AddAdministrator();
        var coordinator = Scene.AddCoordinator();
        var people = new[] { await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"), await Scene.AddVolunteerAsync("Carla Ätna", "driving-licence-c") };
        people[1].Account.App = AppState.Blocked;
        await Scene.Storage.Queue("updates-poison").SendMessageAsync("x", cancellationToken: Token);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(people[0].IsCalled);
        await Scene.UntilSentAsync();
        var tester = Scene.Bot.Services.GetServices<IRecurringTask>().OfType<SelfTester>().Single();
        await Scene.UntilAsync(async () =>
        {
            await tester.RunAsync(Token);
            return Scene.Logs.All.Any(line => line.Contains("The self-test of Teams failed: NoConversation.", StringComparison.Ordinal));
        });

        var words = await admin.AskAsync("status");

        Assert.Contains("gerufen 2 · noch zuzustellen 0 · nicht erreichbar 1 · hängen fest 0", words, StringComparison.Ordinal);
        Assert.Contains("1 nach wiederholten Fehlern abgelegt", words, StringComparison.Ordinal);
        Assert.Contains("A-2026-0001", words, StringComparison.Ordinal);
        Assert.Contains("(NoConversation)", words, StringComparison.Ordinal);
        Assert.Contains("wie mitgeliefert", words, StringComparison.Ordinal);
        Assert.Contains("nicht eingerichtet", words, StringComparison.Ordinal);
        Assert.All(people.Append(coordinator), person => Assert.DoesNotContain(person.Name, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_that_nobody_sends_are_noticed_at_the_second_look()
    {
        Scene.Configuration["Delivery:Enabled"] = "false";
        await Scene.RestartBotAsync();
        await Scene.AddVolunteerAsync("Ben Grünwald", profile => profile with { Upkeep = new Upkeep(Scene.Now.AddDays(-2)) });
        await Scene.AddVolunteerAsync("Carla Ätna", profile => profile with { Upkeep = new Upkeep(Scene.Now.AddHours(-3)) });
        var survey = Scene.Bot.Services.GetRequiredService<OperationSurvey>();

        await survey.RunAsync(Token);
        Assert.Equal(0, survey.RemindersOverdue);
        Scene.Leap(TimeSpan.FromMinutes(15));
        await survey.RunAsync(Token);

        Assert.Equal(1, survey.RemindersOverdue);
        Assert.Contains(Scene.Logs.All, line => line.Contains("1 reminders, pauses or erasures are due for more than a day.", StringComparison.Ordinal));
        Assert.Contains("1 mehr als einen Tag überfällig", await AddAdministrator().AskAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_in_a_poison_queue_is_said_again_and_again_until_it_is_gone()
    {
        Scene.Configuration["Delivery:Enabled"] = "false";
        await Scene.RestartBotAsync();
        var (survey, poison) = (Scene.Bot.Services.GetRequiredService<OperationSurvey>(), Scene.Storage.Queue("updates-poison"));
        await poison.SendMessageAsync("x", cancellationToken: Token);
        await poison.SendMessageAsync("y", cancellationToken: Token);

        await survey.RunAsync(Token);
        await survey.RunAsync(Token);
        Assert.Equal(1, Said());
        Scene.Leap(TimeSpan.FromMinutes(15));
        await survey.RunAsync(Token);
        Assert.Equal(2, Said());

        await poison.ClearMessagesAsync(Token);
        Scene.Leap(TimeSpan.FromMinutes(15));
        await survey.RunAsync(Token);
        Assert.Equal(2, Said());

        int Said() => Scene.Logs.All.Count(line => line.Contains("2 pointers of queue Updates lie in its poison queue.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(29.5, "29")]
    [InlineData(-1.5, "-1")]
    [InlineData(30.5, null)]
    public async Task A_certificate_that_expires_soon_is_said(double days, string? said)
    {
        var logs = new LogLines();
        using var factory = new LoggerFactory([logs]);
        var services = Scene.Bot.Services;
        var survey = new OperationSurvey(
            services.GetRequiredService<Backlog>(), services.GetRequiredService<Neighbours>(), new Certificate(Scene.Now.AddDays(days)),
            services.GetRequiredService<IMeterFactory>(), services.GetRequiredService<TimeProvider>(), factory.CreateLogger<OperationSurvey>());

        await survey.RunAsync(Token);

        Assert.Equal(
            said is null ? [] : [$"Error KompetenzBot.Diagnostics.OperationSurvey: The certificate that wraps the key ring expires in {said} days."],
            logs.All.Where(line => line.Contains("certificate", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_cannot_be_read_is_said_in_both_languages()
    {
        var report = new StatusReport
        {
            StartedAt = Scene.Now,
            IsSending = false,
            Neighbours = [new(Neighbour.Directory, true, new Contact(Scene.Now, Scene.Now, "Unavailable", true)), new(Neighbour.Teams, true, new Contact(Scene.Now, Scene.Now, "Throttled", false))],
            Instances = [new("instance-1", Scene.Now)],
            SelfTests = [new(SelfTestKind.Sms, true, null)],
            CertificateExpiresAt = Scene.Now.AddDays(29),
        };

        Assert.All(["nicht lesbar", "aus: Dieser Prozess", "gestört seit", "letzter Fehler", "instance-1", "🔴 gültig bis", "noch nicht gelaufen", "noch nicht geprüft"], text => Assert.Contains(text, Show(report, "de-DE"), StringComparison.Ordinal));
        Assert.All(["could not be read", "disturbed at", "🔴 valid until", "has not run yet"], text => Assert.Contains(text, Show(report, "en-GB"), StringComparison.Ordinal));
    }

    private string Show(StatusReport report, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return CardReader.TextIn(StatusCard.Build(report, new DutyClock(Microsoft.Extensions.Options.Options.Create(new DutyHoursOptions())), Scene.Now).ToJsonElement());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed record Certificate(DateTimeOffset? ExpiresAt) : ICertificateExpiry;

    private SimulatedUser AddAdministrator()
    {
        var admin = Scene.Teams.AddUser("Adele Verwaltung");
        Scene.Graph.PutGroup(SceneDirectory.Administrators, admin.AadObjectId);
        return admin;
    }
}
