using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Shows scenarios with what they need in plain words, and for coordinators a button that begins the alarm.</summary>
internal sealed class ScenarioCard(ScenarioList scenarios, CompetenceCatalogue catalogue, bool isForCoordinator)
{
    /// <summary>As many fit on a card, however much they say.</summary>
    public const int PerPage = 8;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>Some of them by name; the first page where there is no such page.</summary>
    public AdaptiveCard Page(int number)
    {
        var all = scenarios.All.OrderBy(scenario => scenario.Name.For(Culture), StringComparer.Create(Culture, CompareOptions.IgnoreCase)).ToArray();
        var pages = Math.Max(1, (all.Length + PerPage - 1) / PerPage);
        var page = number >= 1 && number <= pages ? number : 1;
        return CardLayout.Page(
            AlarmTexts.ScenarioTitle,
            [
                CardLayout.Text(isForCoordinator ? AlarmTexts.ScenarioIntro : AlarmTexts.ScenarioIntroOther, subtle: true),
                .. all.Skip((page - 1) * PerPage).Take(PerPage).Select(Row),
                .. pages > 1 ? [CardLayout.Text(AlarmTexts.ScenarioPage.With(page, pages), subtle: true)] : Array.Empty<AdaptiveElement>(),
            ],
            [
                .. page < pages ? [Turn(AlarmTexts.ScenarioMore, page + 1)] : Array.Empty<AdaptiveAction>(),
                .. page > 1 ? [Turn(AlarmTexts.ScenarioBefore, page - 1)] : Array.Empty<AdaptiveAction>(),
            ]);
    }

    /// <summary>Everything about one.</summary>
    public AdaptiveCard One(Scenario scenario) => CardLayout.Page(
        AlarmTexts.ScenarioOneTitle.With(Markdown.Escape(scenario.Name.For(Culture))),
        [
            CardLayout.Verbatim(scenario.Text.For(Culture)),
            .. scenario.Needs.SelectMany(Need),
            .. scenario.Hint is { } hint ? [CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Verbatim(hint.For(Culture)))] : Array.Empty<AdaptiveElement>(),
            .. scenario.Synonyms.Count > 0 ? [CardLayout.Verbatim(AlarmTexts.ScenarioAlso.With(string.Join(", ", scenario.Synonyms)))] : Array.Empty<AdaptiveElement>(),
        ],
        [
            .. isForCoordinator ? [Begin(scenario)] : Array.Empty<AdaptiveAction>(),
            Turn(AlarmTexts.ScenarioAll, 1),
        ]);

    private AdaptiveColumnSet Row(Scenario scenario) => new()
    {
        Separator = true,
        Spacing = AdaptiveSpacing.Medium,
        Columns =
        [
            new AdaptiveColumn
            {
                Width = AdaptiveColumnWidth.Stretch,
                Items = [CardLayout.Section(Markdown.Escape(scenario.Name.For(Culture))), .. scenario.Needs.Select(Line)],
            },
            .. isForCoordinator
                ? [new AdaptiveColumn { Width = AdaptiveColumnWidth.Auto, Items = [new AdaptiveActionSet { Actions = [Begin(scenario)] }] }]
                : Array.Empty<AdaptiveColumn>(),
        ],
    };

    private IEnumerable<AdaptiveElement> Need(ScenarioNeed need)
    {
        yield return Line(need);
        if (need.Hint is { } hint)
        {
            yield return CardLayout.Text(Markdown.Escape(hint.For(Culture)), subtle: true) with { Spacing = AdaptiveSpacing.None };
        }
    }

    private AdaptiveRichTextBlock Line(ScenarioNeed need) => CardLayout.Verbatim($"• {ScenarioForm.Need(need, catalogue, Culture)}") with { Spacing = AdaptiveSpacing.Small };

    private static AdaptiveExecuteAction Begin(Scenario scenario) => CommandList.Button(AlarmTexts.ScenarioBegin, $"alarm szenario {scenario.Id}", AdaptiveActionStyle.Positive);

    private static AdaptiveExecuteAction Turn(string title, int page) => CommandList.Button(title, $"szenarien {page.ToString(CultureInfo.InvariantCulture)}");
}
