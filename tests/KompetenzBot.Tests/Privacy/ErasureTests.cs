using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>Whoever writes "löschen" and confirms is gone, everywhere, at once.</summary>
public sealed class ErasureTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    [Trait("Threat", "T31")]
    public async Task No_row_and_no_queue_names_the_person_any_more()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await anna.InstallAsync(Token);
        await Scene.RegisterAsync(anna);
        await CallAsync(coordinator, anna);
        await AnswerAsync(anna, "answer.later");
        await AnswerAsync(anna, "answer.yes", ("remark", "bringe Anhänger mit"));
        await Scene.UntilAsync(() => Shows(coordinator, "Anna Öztürk"));
        await anna.SayAsync("aktualisieren kompetenzen", Token);
        Assert.NotEmpty(Naming(anna, await Scene.Storage.LinesAsync()));

        await EraseAsync(anna);

        Assert.Empty(Naming(anna, await Scene.Storage.LinesAsync()));
    }

    [Fact]
    public async Task An_acceptance_is_withdrawn_and_the_name_disappears_from_the_situation()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await CallAsync(coordinator, drivers[0]);
        await AnswerAsync(drivers[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(coordinator, drivers[0].Name));

        await EraseAsync(drivers[0]);
        Scene.Leap(TimeSpan.FromSeconds(31));

        await Scene.UntilAsync(() => !Shows(coordinator, drivers[0].Name));
        Assert.Contains("0 von 5", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Zusagen 0, Absagen 0, später 0", coordinator.Situations()[0].Card!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_name_disappears_at_once_also_from_an_alarm_that_is_over(int days)
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await CallAsync(coordinator, drivers[0]);
        await AnswerAsync(drivers[0], "answer.yes");
        await Scene.UntilAsync(() => Shows(coordinator, drivers[0].Name));
        Scene.Leap(TimeSpan.FromDays(days));

        await EraseAsync(drivers[0]);

        await Scene.UntilAsync(() => !Shows(coordinator, drivers[0].Name));
    }

    [Fact]
    public async Task A_no_and_the_call_itself_stay_as_counts_without_a_name()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await CallAsync(coordinator, [.. drivers]);
        await AnswerAsync(drivers[1], "answer.no");

        await EraseAsync(drivers[1]);
        Scene.Leap(TimeSpan.FromSeconds(31));
        await AnswerAsync(drivers[2], "answer.later");

        await Scene.UntilAsync(() => coordinator.Situations()[0].Card!.Value.GetRawText().Contains("Zusagen 0, Absagen 1, später 1, offen 3", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Threat", "T31")]
    public async Task What_a_crash_left_of_an_erasure_is_finished()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c"));
        await CallAsync(coordinator, anna);
        await AnswerAsync(anna, "answer.yes");
        await anna.SayAsync("aktualisieren kontakt", Token);
        var (user, services) = (UserId.Parse(anna.AadObjectId), Scene.Bot.Services);
        var pseudonym = (await Scene.ProfileAsync(anna))!.Pseudonym;
        await services.GetRequiredService<IErasures>().BeginAsync(new Erasure(user, pseudonym, ErasureCause.Asked, Scene.Now), Token);
        await services.GetRequiredService<IProfileStore>().RemoveAsync(user, version: null, Token);

        Scene.Leap(TimeSpan.FromMinutes(3));
        await services.GetServices<IRecurringTask>().OfType<ErasureFinisher>().Single().RunAsync(Token);

        Assert.Empty(Naming(anna, await Scene.Storage.LinesAsync()));
        Assert.Single(await Scene.Storage.RowsAsync("Audit"), row => row.GetString("Event") == "Erased");
    }

    [Theory]
    [InlineData(ErasureCause.Silent)]
    [InlineData(ErasureCause.Left)]
    public async Task Who_says_something_at_the_last_moment_stays(ErasureCause cause)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        var services = Scene.Bot.Services;
        var read = (await services.GetRequiredService<IProfileStore>().FindAsync(UserId.Parse(anna.AadObjectId), Token))!;
        await anna.SayAsync("profil", Token);
        await Scene.PressAsync(anna, "profile.confirm");

        Assert.False(await services.GetRequiredService<Eraser>().TryEraseAsync(read, cause, Scene.Now, Token));

        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Empty(await services.GetRequiredService<IErasures>().ListAsync(Token));
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Audit"), row => row.GetString("Event") == "Erased");
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_keep_nobody_from_leaving()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await anna.SayAsync("aktualisieren kontakt", Token);
        foreach (var table in new[] { "Profiles", "Conversations" })
        {
            foreach (var row in (await Scene.Storage.RowsAsync(table)).Where(row => $"{row.PartitionKey}{row.RowKey}".Contains(anna.AadObjectId, StringComparison.Ordinal)))
            {
                row["Payload"] = new byte[] { 1, 2, 3 };
                await Scene.Storage.Table(table).UpsertEntityAsync(row, cancellationToken: Token);
            }
        }

        await EraseAsync(anna);

        Assert.Empty(Naming(anna, await Scene.Storage.LinesAsync()));
    }

    [Fact]
    public async Task There_is_a_receipt_and_the_person_can_register_again()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);

        var receipt = await EraseAsync(anna);

        Assert.Contains("Ihre Daten wurden am", receipt.Words(), StringComparison.Ordinal);
        Assert.Contains("noch nicht registriert", await anna.AskAsync("profil"), StringComparison.Ordinal);
        await Scene.RegisterAsync(anna);
        Assert.NotNull(await Scene.ProfileAsync(anna));
    }

    [Fact]
    public async Task Nothing_is_erased_before_it_is_confirmed_nor_after_it_is_cancelled()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);

        Assert.Contains("Alles löschen?", await anna.AskAsync("löschen"), StringComparison.Ordinal);
        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Contains("Alles löschen?", await anna.AskAsync("ja"), StringComparison.Ordinal);
        await Scene.PressAsync(anna, "erasure.cancel");

        Assert.NotNull(await Scene.ProfileAsync(anna));
    }

    [Fact]
    public async Task The_draft_of_an_interrupted_registration_goes_too()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 8);

        await EraseAsync(anna);

        Assert.Empty(Naming(anna, await Scene.Storage.LinesAsync()));
        Assert.Contains("Was Sie wissen sollten", await anna.AskAsync("registrieren"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_erases_once_and_both_answers_are_fine()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await CallAsync(coordinator, [.. drivers]);
        await AnswerAsync(drivers[0], "answer.no");
        await drivers[0].SayAsync("löschen", Token);

        var answers = await Task.WhenAll(
            drivers[0].ClickAsync("erasure.confirm", cancellationToken: Token),
            drivers[0].AtAnotherClient().ClickAsync("erasure.confirm", cancellationToken: Token));

        Assert.Contains(answers, answer => answer.Words().Contains("Ihre Daten wurden", StringComparison.Ordinal));
        Assert.DoesNotContain(answers, answer => answer.Words().Contains("nicht geklappt", StringComparison.Ordinal));
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.StartsWith(drivers[0].AadObjectId, StringComparison.Ordinal));
        Assert.Null(await Scene.ProfileAsync(drivers[0]));
        Assert.Single(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.StartsWith("erased|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Someone_who_erased_everything_is_not_called_by_an_alarm_that_runs()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        Scene.Teams.Faults.Rate(Fault.Answer(503), 1, request => request.Body.Contains("answer.yes", StringComparison.Ordinal) && !request.Body.Contains("alarm.", StringComparison.Ordinal));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => Scene.Teams.Requests.Count(request => request.Status == 503) >= 4 * drivers.Count);

        await EraseAsync(drivers[0]);
        Scene.Teams.Faults.Clear();
        Scene.Leap(TimeSpan.FromMinutes(1));

        await Scene.UntilAsync(() => drivers.Skip(1).All(driver => driver.IsCalled()));
        Assert.False(drivers[0].IsCalled());
    }

    [Fact]
    [Trait("Threat", "T31")]
    public async Task The_call_card_of_someone_who_erased_everything_stores_nothing_any_more()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await CallAsync(coordinator, drivers[0]);
        await EraseAsync(drivers[0]);

        var answer = await drivers[0].ClickAsync("answer.yes", cancellationToken: Token);

        Assert.Contains("nichts gespeichert", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.StartsWith(drivers[0].AadObjectId, StringComparison.Ordinal));
    }

    private static bool Shows(SimulatedUser coordinator, string text) =>
        coordinator.Situations() is [var situation] && situation.Words().Contains(text, StringComparison.Ordinal);

    private static IEnumerable<string> Naming(SimulatedUser person, IEnumerable<string> lines) => lines.Where(line =>
        new[] { person.AadObjectId, person.TeamsId, person.ConversationId, person.Name }.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private async Task CallAsync(SimulatedUser coordinator, params IReadOnlyList<SimulatedUser> people)
    {
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
    }

    private Task<BotAnswer> AnswerAsync(SimulatedUser person, string verb, params (string Input, string Text)[] inputs) =>
        Scene.PressAsync(person, verb, inputs.ToDictionary(input => input.Input, input => input.Text, StringComparer.Ordinal));

    private async Task<BotAnswer> EraseAsync(SimulatedUser person)
    {
        await person.SayAsync("löschen", Token);
        var receipt = await Scene.PressAsync(person, "erasure.confirm");
        Assert.NotNull(receipt.Card);
        return receipt;
    }
}
