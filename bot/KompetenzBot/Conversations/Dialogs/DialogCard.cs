using System.Globalization;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations.Dialogs;

/// <summary>What a dialog needs to draw the card of its current step: stamped buttons, and what was wrong with the last input.</summary>
public sealed class DialogCard(DialogFrame frame, IReadOnlyDictionary<string, string> errors)
{
    internal const string DialogKey = "dialog";
    internal const string StepKey = "step";

    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>(StringComparer.Ordinal);

    internal DialogCard(DialogFrame frame)
        : this(frame, NoErrors)
    {
    }

    /// <summary>What was wrong with an input, or null.</summary>
    public string? Error(string input) => errors.GetValueOrDefault(input);

    /// <summary>A button of this step. It works once: after the step, it is stale.</summary>
    /// <param name="title">What it says.</param>
    /// <param name="action">The part of the verb behind the dialog's name.</param>
    /// <param name="style">Positive, destructive or default.</param>
    /// <param name="inputs">Whether what was entered in the card comes along and must be valid.</param>
    public AdaptiveExecuteAction Button(
        string title, string action, AdaptiveActionStyle? style = null, bool inputs = true) => new()
    {
        Title = title,
        Verb = $"{frame.Dialog}.{action}",
        Style = style,
        AssociatedInputs = inputs ? AdaptiveAssociatedInputs.Auto : AdaptiveAssociatedInputs.None,
        Data = new()
        {
            [DialogKey] = frame.Id,
            [StepKey] = frame.Step.ToString(CultureInfo.InvariantCulture),
        },
    };

    /// <summary>Back one step; what was entered on this card stays out.</summary>
    public AdaptiveExecuteAction BackButton() => Button(ConversationTexts.Back, DialogRunner.Back, inputs: false);

    /// <summary>Ends the dialog; nothing is saved.</summary>
    public AdaptiveExecuteAction CancelButton() => Button(ConversationTexts.Cancel, DialogRunner.Cancel, inputs: false);
}
