namespace KompetenzBot.Conversations.Dialogs;

/// <summary>Why a person may not go on with a dialog.</summary>
/// <param name="Reason">For people.</param>
/// <param name="ForNow">Whether it is only not known now: what was entered stays. Otherwise the dialog is over.</param>
public sealed record DialogRefusal(string Reason, bool ForNow = false);
