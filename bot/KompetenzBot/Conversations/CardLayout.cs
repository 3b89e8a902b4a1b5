using System.Globalization;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>The look that all cards share: heading, paragraphs, notices, errors at inputs.</summary>
public static class CardLayout
{
    /// <summary>A card with a heading.</summary>
    /// <param name="title">The heading; not from people.</param>
    /// <param name="body">What is below it.</param>
    /// <param name="actions">The buttons.</param>
    /// <param name="kicker">A small line above the heading, such as the progress of a dialog.</param>
    public static AdaptiveCard Page(string title, IEnumerable<AdaptiveElement> body, IReadOnlyList<AdaptiveAction> actions, string? kicker = null)
    {
        var rows = ButtonRows.Of(actions);
        return new()
        {
            Lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            FallbackText = title,
            Body = [.. kicker is null ? [] : new AdaptiveElement[] { Kicker(kicker) }, Heading(title, kicker is not null), .. body, .. rows.SkipLast(1).Select(row => new AdaptiveActionSet { Actions = row })],
            Actions = rows.Count > 0 ? rows[^1] : [],
        };
    }

    /// <summary>A card that only says something; nothing can be pressed.</summary>
    public static AdaptiveCard Note(string text) => new()
    {
        Lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        FallbackText = text,
        Body = [new AdaptiveTextBlock(text)],
    };

    /// <summary>The card with a notice on top.</summary>
    public static AdaptiveCard WithNotice(AdaptiveCard card, string notice) => card with
    {
        Body = [Box(AdaptiveContainerStyle.Warning, new AdaptiveTextBlock($"ℹ️ {notice}")), .. card.Body],
    };

    /// <summary>A paragraph in the product's own words.</summary>
    public static AdaptiveTextBlock Text(string text, bool subtle = false) => new(text) { IsSubtle = subtle ? true : null };

    /// <summary>A heading of a part of a card.</summary>
    public static AdaptiveTextBlock Section(string text) => new(text) { Weight = AdaptiveTextWeight.Bolder, Spacing = AdaptiveSpacing.Medium };

    /// <summary>A longer text under a heading of its own: beside it, as in a fact set, a phone leaves it a narrow column.</summary>
    public static IEnumerable<AdaptiveElement> Topic(string title, params IEnumerable<string> texts) =>
        [Section(title), .. texts.Select((text, i) => Text(text) with { Spacing = i == 0 ? AdaptiveSpacing.None : AdaptiveSpacing.Small })];

    /// <summary>What a person wrote, exactly as they wrote it, in one line.</summary>
    public static AdaptiveRichTextBlock Verbatim(string text, AdaptiveTextWeight? weight = null, AdaptiveTextSize? size = null) => new()
    {
        Inlines = [new AdaptiveTextRun(TextFunctions.Escape(text)) { Weight = weight, Size = size }],
    };

    /// <summary>A coloured box. The colour only repeats what the text says.</summary>
    public static AdaptiveContainer Box(AdaptiveContainerStyle style, params IReadOnlyList<AdaptiveElement> items) => new() { Style = style, Items = items };

    /// <summary>The error of an input, directly below it; nothing if there is none.</summary>
    public static IEnumerable<AdaptiveElement> Error(string? message) => message is null
        ? []
        : [new AdaptiveTextBlock($"⚠️ {message}") { Color = AdaptiveTextColor.Attention, Spacing = AdaptiveSpacing.Small }];

    private static AdaptiveTextBlock Kicker(string text) => new(text) { IsSubtle = true, Size = AdaptiveTextSize.Small };

    private static AdaptiveTextBlock Heading(string text, bool belowKicker) => new(text)
    {
        Size = AdaptiveTextSize.Large,
        Weight = AdaptiveTextWeight.Bolder,
        Style = AdaptiveTextBlockStyle.Heading,
        Spacing = belowKicker ? AdaptiveSpacing.None : null,
    };
}
