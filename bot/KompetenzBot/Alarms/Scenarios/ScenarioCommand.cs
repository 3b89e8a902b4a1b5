using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Settings;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary><c>szenarien</c>: coordinators see the scenarios and begin an alarm with one; administrators see and change them.</summary>
public sealed class ScenarioCommand(
    ISettingStore store, StoredScenarios scenarios, ICatalogues catalogues, ICoordinators coordinators, IRoles roles, DutyClock clock, IAuditTrail audit)
    : SettingCommand(scenarios, store, roles, clock, audit)
{
    /// <inheritdoc/>
    public override CommandWords Words { get; } = new("szenarien", "scenarios", () => AlarmTexts.ScenarioDescription, "szenario", "scenario") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public override string Mark => "scenarios";

    /// <inheritdoc/>
    protected override string FileName => "szenarien.json";

    /// <inheritdoc/>
    protected override string FileDescription => AlarmTexts.ScenarioFileDescription;

    /// <inheritdoc/>
    protected override string Title => AlarmTexts.ScenarioTitle;

    /// <inheritdoc/>
    protected override string HowTo => AlarmTexts.ScenarioHowTo;

    /// <inheritdoc/>
    protected override string AdministratorsOnly => AlarmTexts.ScenarioAdministratorsOnly;

    /// <inheritdoc/>
    protected override AdaptiveFact Entries => new(AlarmTexts.ScenarioTitle, scenarios.Current.All.Count.ToString(CultureInfo.CurrentCulture));

    /// <inheritdoc/>
    public override async ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) =>
        await coordinators.IsOneAsync(user, cancellationToken) || await IsAdministratorAsync(user, cancellationToken);

    /// <inheritdoc/>
    public override async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var isAdministrator = await IsAdministratorAsync(turn.User, cancellationToken);
        if (IsBack(arguments))
        {
            return isAdministrator ? await BackAsync(cancellationToken) : Reply.Text(AdministratorsOnly);
        }

        var isCoordinator = await coordinators.FindAsync(turn.User, cancellationToken) is not null;
        if (!isCoordinator && !isAdministrator)
        {
            return Reply.Text(await coordinators.IsKnownAsync(turn.User, cancellationToken) ? AlarmTexts.ScenarioNotForYou : AlarmTexts.DirectorySilent);
        }

        var shown = Reply.Card(Show(arguments, new ScenarioCard(scenarios.Current, catalogues.Current, isCoordinator)), AlarmTexts.ScenarioTitle);
        return isAdministrator && arguments.Length == 0 ? shown.Then(await StateAsync(null, cancellationToken)) : shown;
    }

    /// <inheritdoc/>
    protected override (AuditEvent Event, string Detail) Recorded(int number) => (AuditEvent.ScenariosChanged, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The one that is asked for, else a page of all.</summary>
    private AdaptiveCard Show(string arguments, ScenarioCard card)
    {
        if (arguments.Length == 0)
        {
            return card.Page(1);
        }

        if (int.TryParse(arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
        {
            return card.Page(page);
        }

        return scenarios.Current.Find(arguments) switch
        {
            ScenarioMatch.Found(var scenario) => card.One(scenario),
            ScenarioMatch.Unknown(var nearest) => CardLayout.WithNotice(card.Page(1), UnknownScenario.Describe(arguments, nearest)),
            _ => throw new InvalidOperationException("A match is one of two."),
        };
    }
}
