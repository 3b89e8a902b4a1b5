using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>People to whom no chat leads, or none any more.</summary>
public sealed class ChatTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string CatalogueApp = "00000000-0000-4000-8000-0000000000ab";

    private protected override SceneOptions Options => Sending.OnDrivenClock with
    {
        Directory = true,
        Configuration = new(StringComparer.Ordinal) { ["Bot:TenantId"] = new SimulatedTeamsOptions().TenantId, ["Bot:TeamsAppId"] = CatalogueApp, ["Alarms:FourEyesAbove"] = "20" },
    };

    private IConversationStore Conversations => Scene.Bot.Services.GetRequiredService<IConversationStore>();

    private int Creations => Scene.Teams.Requests.Count(request => request.Operation == ConnectorOperation.CreateConversation);

    [Fact]
    public async Task A_chat_that_is_gone_is_opened_anew_and_the_new_one_is_remembered()
    {
        var person = await Scene.AddVolunteerAsync("Mats Muster", Sending.Licence);
        var known = (await Conversations.FindAsync(UserId.Parse(person.AadObjectId), Token))!.Reference;
        await Conversations.SaveAsync(UserId.Parse(person.AadObjectId), known with { Conversation = new ConversationAccount { Id = "a:gone" } }, Token);

        await CallAsync();
        await CallAsync();

        Assert.Equal((2, 1), (person.Calls().Count, Creations));
        Assert.Empty(Installations());
    }

    [Fact]
    public async Task Where_none_is_stored_one_is_opened()
    {
        var person = await AddWithoutChatAsync(AppState.Installed);

        await CallAsync();

        Assert.Equal((1, 1), (person.Calls().Count, Creations));
        Assert.Empty(Installations());
    }

    [Fact]
    public async Task Who_is_registered_and_lost_the_app_without_their_doing_gets_it_again()
    {
        var person = await AddWithoutChatAsync(AppState.NotInstalled);

        await CallAsync();

        Assert.Single(person.Calls());
        Assert.Equal($"users/{person.AadObjectId}/teamwork/installedApps", Assert.Single(Installations()).Path);
        Assert.Equal(
            $"{Scene.Graph.BaseUrl}/appCatalogs/teamsApps/{CatalogueApp}", JsonElement.Parse(Installations()[0].Body).GetProperty("teamsApp@odata.bind").GetString());
    }

    [Fact]
    public async Task An_approver_who_never_had_the_app_gets_it_to_be_asked()
    {
        var approver = Scene.Teams.AddUser("Frieda Frei", app: AppState.NotInstalled);
        Scene.Graph.PutGroup(SceneDirectory.Approvers, approver.AadObjectId);
        Scene.Graph.Installing = Install;
        Scene.Configuration["Alarms:FourEyesAbove"] = "1";
        await Scene.RestartBotAsync();
        await Scene.AddVolunteersAsync(2, Sending.Licence);

        await Scene.DriveAsync(Scene.AlarmAsync(Scene.AddCoordinator()));
        await Scene.DriveUntilAsync(() => approver.Messages.Count > 0);

        Assert.Single(Installations());
    }

    [Fact]
    public async Task Who_removed_the_app_is_left_alone_until_they_come_back()
    {
        var person = await Scene.AddVolunteerAsync("Mats Muster", Sending.Licence);
        Scene.Graph.Installing = Install;
        await Scene.DriveAsync(person.UninstallAsync(Token));

        await CallAsync();

        Assert.Equal("NoConversation", await ReasonAsync(person));
        Assert.Equal(0, Creations);
        Assert.Empty(Installations());

        person.Account.App = AppState.Installed;
        await Scene.DriveAsync(person.SayAsync("hilfe", Token));
        await CallAsync();
        Assert.Single(person.Calls());
    }

    [Fact]
    public async Task Who_blocked_the_app_is_left_alone()
    {
        var person = await Scene.AddVolunteerAsync("Mats Muster", Sending.Licence);
        person.Account.App = AppState.Blocked;

        await CallAsync();

        Assert.Equal("Blocked", await ReasonAsync(person));
        Assert.Empty(Installations());
    }

    [Fact]
    public async Task Without_the_id_of_the_app_nobody_gets_it()
    {
        Scene.Configuration["Bot:TeamsAppId"] = "";
        await Scene.RestartBotAsync();
        var person = await AddWithoutChatAsync(AppState.NotInstalled);

        await CallAsync();

        Assert.Equal("NotInstalled", await ReasonAsync(person));
        Assert.Empty(Installations());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_directory_that_has_no_time_only_delays(int status)
    {
        var person = await AddWithoutChatAsync(AppState.NotInstalled);
        Scene.Graph.Next(new GraphFault(status, TimeSpan.FromSeconds(3)), times: 2, request => request.Method == "POST" && request.Path.EndsWith("installedApps", StringComparison.Ordinal));

        await CallAsync();

        Assert.Single(person.Calls());
        Assert.Equal([status, status, 201], Installations().Select(request => request.Status!.Value));
    }

    [Fact]
    public async Task A_directory_that_refuses_ends_it_with_the_reason()
    {
        var person = await AddWithoutChatAsync(AppState.NotInstalled);
        Scene.Graph.Next(new GraphFault(403), when: request => request.Path.EndsWith("installedApps", StringComparison.Ordinal));

        await CallAsync();

        Assert.Equal("NotInstalled", await ReasonAsync(person));
    }

    [Fact]
    public async Task For_somebody_who_left_meanwhile_no_chat_is_opened()
    {
        var person = await AddWithoutChatAsync(AppState.NotInstalled);
        var other = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        Scene.Configuration["Delivery:Enabled"] = "false";
        await Scene.RestartBotAsync();
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.Bot.Services.GetServices<KompetenzBot.Delivery.IWork>().First(work => work.PriorityOf("call") == KompetenzBot.Delivery.WorkPriority.Alarms)
            .PrepareAsync(new((await Scene.Storage.RowsAsync("Alarms"))[0].PartitionKey), Token);
        await Scene.ReplaceAsync((await Scene.ProfileAsync(person))! with { Pause = new KompetenzBot.Profiles.Pause(Scene.Now, null, KompetenzBot.Profiles.PauseOrigin.Person) });

        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.RestartBotAsync();
        await Scene.DriveUntilSettledAsync();

        Assert.Single(other.Calls());
        Assert.Equal(0, Creations);
        Assert.Empty(Installations());
    }

    private async Task CallAsync()
    {
        var coordinator = Scene.Teams.Users.FirstOrDefault(user => user.AadObjectId == People.CoordinatorId) ?? Scene.AddCoordinator();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator));
        await Scene.DriveForAsync(TimeSpan.FromSeconds(2));
        var alarm = (await Scene.Storage.RowsAsync("Alarms")).Where(row => row.RowKey == "alarm").Max(row => row.PartitionKey)!;
        while ((await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.PartitionKey.StartsWith(alarm, StringComparison.Ordinal) && row.RowKey.Contains("|m|call", StringComparison.Ordinal)) is var rows
            && (!rows.Any() || rows.Any(row => row.GetString("State") is "Pending" or "Sending")))
        {
            await Scene.DriveForAsync(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<SimulatedUser> AddWithoutChatAsync(AppState app)
    {
        var person = await Scene.AddVolunteerAsync("Ohne Gespräch", Sending.Licence);
        await Scene.Storage.Table("Conversations").DeleteEntityAsync(person.AadObjectId, "reference", Azure.ETag.All, Token);
        person.Account.App = app;
        Scene.Graph.Installing = Install;
        return person;
    }

    private bool Install(Guid user)
    {
        var account = Scene.Teams.User(user.ToString()).Account;
        var isNew = account.App == AppState.NotInstalled;
        account.App = AppState.Installed;
        return isNew;
    }

    private IReadOnlyList<GraphRequest> Installations() => [.. Scene.Graph.Requests.Where(request => request.Path.EndsWith("installedApps", StringComparison.Ordinal))];

    private async Task<string?> ReasonAsync(SimulatedUser person) => (await Scene.Storage.MessagesAsync())[person.AadObjectId].GetString("Reason");
}
