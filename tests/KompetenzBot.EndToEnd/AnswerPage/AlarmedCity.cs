using KompetenzBot.AnswerPage;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.EndToEnd.AnswerPage;

/// <summary>A local city with one alarm, in which people have links of text messages.</summary>
internal sealed class AlarmedCity : IAsyncDisposable
{
    private readonly City _city;
    private readonly SimulatedUser _coordinator;
    private readonly ServiceProvider _stores;
    private WorkId _alarm;

    private AlarmedCity(City city)
    {
        _city = city;
        _coordinator = city.Teams.AddUser("Birgit Lindemann", City.CoordinatorId);
        _stores = BotStores.Open(city.Configuration, services => services.Configure<AnswerPageOptions>(options => options.AnswerBaseUrl = city.Bot.Address.ToString()));
    }

    public static async Task<AlarmedCity> StartAsync() => new(await City.StartAsync(cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Registers somebody who drives trucks, and agreed to text messages.</summary>
    public async Task<SimulatedUser> AddVolunteerAsync(string name, string language, string codeWord)
    {
        var user = _city.Teams.AddUser(name);
        var now = TimeProvider.System.GetUtcNow();
        var profile = new Profile(
            UserId.Parse(user.AadObjectId),
            name,
            language,
            [new HeldCompetence("driving-licence-c")],
            "+4915155501234",
            Purposes.Questions | Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty,
            Availability.DutyHours | Availability.Nights | Availability.Weekends,
            new Consent(_city.Configuration["Privacy:NoticeVersion"], now, Sms: true),
            now) { CodeWord = codeWord };
        Assert.True(await _stores.GetRequiredService<IProfileStore>().TrySaveAsync(profile, null, TestContext.Current.CancellationToken));
        await _stores.GetRequiredService<IConversationStore>().SaveAsync(profile.User, ReferenceTo(user), TestContext.Current.CancellationToken);
        return user;
    }

    /// <summary>Issues the alarm and waits until everybody is called.</summary>
    public async Task AlarmAsync(string line, params IReadOnlyList<SimulatedUser> called)
    {
        await _coordinator.SayAsync(line, TestContext.Current.CancellationToken);
        await _coordinator.ClickAsync("alarm.declare", new Dictionary<string, string> { ["threshold"] = "true", ["reason"] = "disaster" }, cancellationToken: TestContext.Current.CancellationToken);
        await _coordinator.ClickAsync("alarm.launch", cancellationToken: TestContext.Current.CancellationToken);
        await _city.Teams.WaitForAsync(() => called.All(person => person.Messages.Count > 0), cancellationToken: TestContext.Current.CancellationToken);
        _alarm = new WorkId((await AlarmsAsync()).Single());
    }

    /// <summary>Ends it.</summary>
    public async Task StandDownAsync(string reason)
    {
        await _coordinator.SayAsync($"entwarnung 1: {reason}", TestContext.Current.CancellationToken);
        await _coordinator.ClickAsync("standdown.confirm", new Dictionary<string, string> { ["reason"] = reason }, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>What the text message says.</summary>
    public async Task<Uri> LinkForAsync(SimulatedUser user) =>
        (await _stores.GetRequiredService<IAnswerLinks>().CreateAsync(SmsLinkKind.Answer, _alarm, UserId.Parse(user.AadObjectId), TimeProvider.System.GetUtcNow().AddDays(30), TestContext.Current.CancellationToken)).Url;

    /// <summary>Waits until what somebody sees in Teams says so.</summary>
    public Task UntilAsync(SimulatedUser person, string words) => _city.Teams.WaitForAsync(
        () => person.Messages.Any(message => message.Card is { } card && CardReader.TextIn(card).Contains(words, StringComparison.Ordinal)), cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _city.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> AlarmsAsync()
    {
        List<string> alarms = [];
        var table = _stores.GetRequiredService<StorageNames>().Table(StorageNames.Alarms);
        await foreach (var row in table.QueryAsync(TableFilter.Create($"RowKey eq {"alarm"}"), cancellationToken: TestContext.Current.CancellationToken))
        {
            alarms.Add(row.PartitionKey);
        }

        return alarms;
    }

    private ConversationReference ReferenceTo(SimulatedUser user) => new()
    {
        ServiceUrl = _city.Teams.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:" + _city.Teams.Options.AppId, Name = "KompetenzBot" },
        User = new ChannelAccount { Id = user.TeamsId, Name = user.Name, AadObjectId = user.AadObjectId },
        Conversation = new ConversationAccount { Id = user.ConversationId, ConversationType = "personal", TenantId = _city.Teams.Options.TenantId },
        TenantId = _city.Teams.Options.TenantId,
    };
}
