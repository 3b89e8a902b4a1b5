namespace KompetenzBot.Platform.BotFramework;

/// <summary>Values of <see cref="Activity.Name"/> of the invokes that Teams sends.</summary>
public static class InvokeNames
{
    /// <summary><c>Action.Execute</c> or a card's refresh; see <see cref="AdaptiveCardInvokeValue"/>.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";

    /// <summary>Typeahead of an <c>Input.ChoiceSet</c>; see <see cref="SearchInvokeValue"/>.</summary>
    public const string Search = "application/search";

    /// <summary>Answer to a file consent card; see <see cref="FileConsentInvokeValue"/>.</summary>
    public const string FileConsent = "fileConsent/invoke";
}
