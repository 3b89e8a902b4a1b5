using System.Globalization;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms;

/// <summary><c>suche Führerschein C und Arabisch</c>: how many have that, never who. Small numbers are hidden, every search is in the trail, and nobody may search without end.</summary>
public sealed class SearchCommand(NeedMatcher matcher, MatchQuota quota, ICatalogues catalogues, ICoordinators coordinators, IAuditTrail audit, IOptions<PrivacyOptions> privacy) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("suche", "search", () => AlarmTexts.SearchDescription, "suchen", "find") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is not { } coordinator)
        {
            return await coordinators.RefuseAsync(turn.User, cancellationToken);
        }

        var parsed = QueryParser.Parse(arguments, catalogues.Current);
        if (parsed is not QueryResult.Parsed(var query))
        {
            return Reply.Text(parsed is QueryResult.Empty ? AlarmTexts.SearchHowTo : ProblemTexts.Describe(new AlarmProblem.Competence(parsed)));
        }

        if (!quota.TryTake(turn.User, MatchQuota.MostSearches, turn.Now))
        {
            return Reply.Text(AlarmTexts.SearchTooMany.With(MatchQuota.MostSearches, (int)MatchQuota.Window.TotalMinutes));
        }

        var words = query.Describe(catalogues.Current, CultureInfo.CurrentUICulture);
        await audit.AppendAsync(new AuditEntry(AuditEvent.Searched, string.Empty, coordinator.Body.Name, query.Describe(catalogues.Current, CultureInfo.InvariantCulture), turn.Now), cancellationToken);
        var count = (await matcher.MatchAsync([new Need(1, 1, query, string.Empty, turn.Now, turn.Now)], turn.Now, default, cancellationToken)).Counts()[0];
        return Reply.Card(Card(words, count), AlarmTexts.SearchTitle);
    }

    private AdaptiveCard Card(string words, MatchCount count) => CardLayout.Page(
        AlarmTexts.SearchTitle,
        [
            CardLayout.Text(words),
            new AdaptiveFactSet
            {
                Facts =
                [
                    new(AlarmTexts.MatchingColumn, GroupSize.Describe(count.Matching, privacy.Value.MinimumGroup)),
                    new(AlarmTexts.CallableColumn, GroupSize.Describe(count.Callable, privacy.Value.MinimumGroup)),
                ],
            },
            CardLayout.Text(AlarmTexts.SearchAudited, subtle: true),
        ],
        []);
}
