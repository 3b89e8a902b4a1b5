using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

/// <summary>Cards that hold every element, input, chart and action once, with all of their members.</summary>
internal static class Gallery
{
    private static readonly Dictionary<string, string> AdaptiveCards15 = new(StringComparer.Ordinal) { ["adaptiveCards"] = "1.5" };

    public static AdaptiveCard Elements => new()
    {
        Lang = "de",
        Speak = "Übung: fünf Fahrer gesucht",
        FallbackText = "Bitte aktualisieren Sie Teams.",
        PixelMinHeight = 80,
        VerticalContentAlignment = AdaptiveVerticalContentAlignment.Top,
        MsTeams = new() { Width = TeamsCardWidth.Full },
        Refresh = new(new() { Title = "Aktualisieren", Verb = "refresh", Data = new() { ["alarm"] = 42 } }) { UserIds = ["29:erika"] },
        Body =
        [
            new AdaptiveTextBlock("Übung: **Aufbau Impfzentrum**")
            {
                Id = "title",
                Size = AdaptiveTextSize.ExtraLarge,
                Weight = AdaptiveTextWeight.Bolder,
                Color = AdaptiveTextColor.Attention,
                FontType = AdaptiveFontType.Default,
                Style = AdaptiveTextBlockStyle.Heading,
                HorizontalAlignment = AdaptiveHorizontalAlignment.Center,
                IsSubtle = false,
                MaxLines = 2,
                Requires = AdaptiveCards15,
                Fallback = AdaptiveFallbackElement.Drop,
            },
            new AdaptiveRichTextBlock
            {
                Inlines =
                [
                    new AdaptiveTextRun("Westfalenhallen") { Italic = true, Underline = true, Highlight = true, Size = AdaptiveTextSize.Small },
                    new AdaptiveTextRun(", Halle 3") { Strikethrough = true, SelectAction = new AdaptiveOpenUrlAction(new("https://stadt.example/halle3")) { Title = "Karte" } },
                ],
            },
            new AdaptiveImage(new("https://stadt.example/plan.png"))
            {
                AltText = "Lageplan",
                Size = AdaptiveImageSize.Medium,
                Style = AdaptiveImageStyle.Person,
                PixelWidth = 64,
            },
            new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Emphasis,
                Bleed = true,
                PixelMinHeight = 40,
                RoundedCorners = true,
                Separator = true,
                Spacing = AdaptiveSpacing.Large,
                Height = AdaptiveHeight.Stretch,
                Items =
                [
                    new AdaptiveColumnSet
                    {
                        Columns =
                        [
                            new() { Width = AdaptiveColumnWidth.Auto, Items = [new AdaptiveTextBlock("Wann")] },
                            new() { Width = AdaptiveColumnWidth.Stretch, Items = [new AdaptiveTextBlock("heute 18-22 Uhr")], RoundedCorners = true },
                            new() { Width = AdaptiveColumnWidth.Weighted(2), Items = [new AdaptiveTextBlock("Halle 3")], Style = AdaptiveContainerStyle.Good },
                            new() { Width = AdaptiveColumnWidth.Pixels(50), Items = [new AdaptiveTextBlock("5")], IsVisible = false },
                        ],
                    },
                ],
            },
            new AdaptiveFactSet { Facts = [new("Rolle", "Führerschein C"), new("Zusagen", "3 von 5")], Id = "facts", IsVisible = false },
            new AdaptiveTable
            {
                Columns = [new() { Width = AdaptiveColumnWidth.Weighted(2) }, new() { Width = AdaptiveColumnWidth.Pixels(80), HorizontalCellContentAlignment = AdaptiveHorizontalAlignment.Right }],
                FirstRowAsHeader = true,
                ShowGridLines = true,
                GridStyle = AdaptiveContainerStyle.Accent,
                RoundedCorners = true,
                VerticalCellContentAlignment = AdaptiveVerticalAlignment.Center,
                Rows =
                [
                    new() { Cells = [new() { Items = [new AdaptiveTextBlock("Rolle")] }, new() { Items = [new AdaptiveTextBlock("Offen")] }] },
                    new() { Cells = [new() { Items = [new AdaptiveTextBlock("Fahrer")] }, new() { Items = [new AdaptiveTextBlock("2")], Style = AdaptiveContainerStyle.Warning }] },
                ],
            },
            new AdaptiveActionSet
            {
                Actions =
                [
                    new AdaptiveToggleVisibilityAction { Title = "Mehr", TargetElements = [new("facts"), new("title", IsVisible: true)] },
                    new AdaptiveShowCardAction { Title = "Hinweise", Card = new() { Body = [new AdaptiveTextBlock("Bitte Arbeitsschuhe mitbringen.")] } },
                ],
            },
        ],
        Actions =
        [
            new AdaptiveExecuteAction
            {
                Title = "Ja",
                Verb = "answer",
                Data = new() { ["alarm"] = 42, ["answer"] = "accepted" },
                Style = AdaptiveActionStyle.Positive,
                Mode = AdaptiveActionMode.Primary,
                Tooltip = "Ich komme",
                IconUrl = new("https://stadt.example/ja.png"),
                AssociatedInputs = AdaptiveAssociatedInputs.None,
            },
            new AdaptiveSubmitAction { Title = "Nein", Data = new() { ["answer"] = "declined" }, Style = AdaptiveActionStyle.Destructive, IsEnabled = true },
            new AdaptiveOpenUrlAction(new("https://stadt.example/hilfe")) { Title = "Hilfe", Mode = AdaptiveActionMode.Secondary },
        ],
    };

    public static AdaptiveCard Inputs => new()
    {
        Body =
        [
            new AdaptiveTextInput
            {
                Id = "mobile",
                Label = "Mobilnummer",
                Style = AdaptiveTextInputStyle.Tel,
                Placeholder = "0151 …",
                Regex = "^[+0-9 ]*$",
                MaxLength = 30,
                ErrorMessage = "Bitte nur Ziffern.",
                InlineAction = new AdaptiveExecuteAction { Title = "Prüfen", Verb = "checkMobile" },
            },
            new AdaptiveTextInput { Id = "remark", Label = "Bemerkung", IsMultiline = true, Value = "Bitte keine Gesundheitsangaben" },
            new AdaptiveNumberInput { Id = "count", Label = "Anzahl", IsRequired = true, Min = 1, Max = 500, Value = 5, ErrorMessage = "Eine Zahl von 1 bis 500." },
            new AdaptiveDateInput { Id = "day", Label = "Tag", Value = new(2026, 9, 1), Min = new(2026, 8, 1), Max = new(2026, 12, 31), ErrorMessage = "Ein Tag dieses Jahres." },
            new AdaptiveTimeInput { Id = "from", Label = "Von", Value = new(18, 0), Min = new(0, 0), Max = new(23, 59), ErrorMessage = "Eine Uhrzeit." },
            new AdaptiveToggleInput { Id = "drill", Label = "Übung", Title = "Das ist eine Übung", Value = "true", ValueOn = "true", ValueOff = "false" },
            new AdaptiveChoiceSetInput
            {
                Id = "licences",
                Label = "Führerscheine",
                Style = AdaptiveChoiceInputStyle.Expanded,
                IsMultiSelect = true,
                Value = "b,c",
                Choices = [new("Klasse B", "b"), new("Klasse C", "c")],
            },
            new AdaptiveChoiceSetInput
            {
                Id = "competence",
                Label = "Kompetenz",
                Style = AdaptiveChoiceInputStyle.Filtered,
                Placeholder = "Tippen Sie los",
                ChoicesData = new("competences") { Count = 15 },
            },
            new AdaptiveChoiceSetInput { Id = "level", Label = "Stufe", Style = AdaptiveChoiceInputStyle.Compact, Choices = [new("B1", "b1")] },
        ],
        Actions = [new AdaptiveExecuteAction { Title = "Speichern", Verb = "save", AssociatedInputs = AdaptiveAssociatedInputs.Auto }],
    };

    public static AdaptiveCard Charts => new()
    {
        Body =
        [
            new AdaptiveDonutChart { Title = "Antworten", ColorSet = AdaptiveChartColorSet.Categorical, Data = Answers, Fallback = Words },
            new AdaptivePieChart { Data = Answers, Fallback = Words },
            new AdaptiveGaugeChart { Value = 3, Min = 0, Max = 5, Segments = [new("offen", 2) { Color = AdaptiveChartColor.Warning }, new("besetzt", 3)], Fallback = Words },
            new AdaptiveLineChart { XAxisTitle = "Uhr", YAxisTitle = "Zusagen", Data = [new("Fahrer", [new("18:00", 0), new("18:05", 3)])], Fallback = Words },
            new AdaptiveVerticalBarChart { ShowBarValues = true, Data = [new("Fahrer", 5) { Color = AdaptiveChartColor.CategoricalLightBlue }], Fallback = Words },
            new AdaptiveGroupedVerticalBarChart { Data = [new("Bedarf", [new("Fahrer", 5)]) { Color = AdaptiveChartColor.Neutral }, new("Zusagen", [new("Fahrer", 3)])], Fallback = Words },
            new AdaptiveHorizontalBarChart { Data = [new("Gebärdensprache", 2)], Fallback = Words },
            new AdaptiveStackedHorizontalBarChart { Data = [new("Fahrer", Answers)], Fallback = Words },
        ],
    };

    private static IReadOnlyList<AdaptiveChartShare> Answers => [new("Zusagen", 3) { Color = AdaptiveChartColor.Good }, new("offen", 0)];

    private static AdaptiveTextBlock Words => new("3 Zusagen, 0 offen");
}
