namespace KompetenzBot.Conversations.Dialogs;

/// <summary>What a person can write at any step of any dialog.</summary>
internal enum DialogWord
{
    None,
    Back,
    Cancel,
    Continue,
}

/// <summary>Reads those words in German and English.</summary>
internal static class DialogWords
{
    public static DialogWord Parse(string text) => text.Trim().TrimEnd('.', '!').ToLowerInvariant() switch
    {
        "zurück" or "zurueck" or "back" => DialogWord.Back,
        "abbrechen" or "abbruch" or "stopp" or "stop" or "cancel" => DialogWord.Cancel,
        "weiter" or "continue" => DialogWord.Continue,
        _ => DialogWord.None,
    };
}
