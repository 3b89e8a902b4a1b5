namespace KompetenzBot.Conversations.Dialogs;

/// <summary>Where a dialog goes after an input.</summary>
public abstract record DialogStep<TDraft>
{
    private DialogStep()
    {
    }

    /// <summary>On to the step that the draft says.</summary>
    public sealed record Next(TDraft Draft) : DialogStep<TDraft>;

    /// <summary>The step stays; each error is shown at the input of that name. What was entered is kept in the draft.</summary>
    public sealed record Invalid(TDraft Draft, IReadOnlyDictionary<string, string> Errors) : DialogStep<TDraft>;

    /// <summary>The dialog is over.</summary>
    /// <param name="Reply">What is said at the end; the first message replaces the card.</param>
    /// <param name="Forget">Nothing of this person's dialogs may remain, neither the outcome nor what it interrupted.</param>
    public sealed record Finished(Reply Reply, bool Forget = false) : DialogStep<TDraft>;

    /// <summary>The same step with the draft in another form.</summary>
    public DialogStep<TOther> Select<TOther>(Func<TDraft, TOther> form) => this switch
    {
        Next next => new DialogStep<TOther>.Next(form(next.Draft)),
        Invalid invalid => new DialogStep<TOther>.Invalid(form(invalid.Draft), invalid.Errors),
        Finished finished => new DialogStep<TOther>.Finished(finished.Reply, finished.Forget),
        _ => throw new InvalidOperationException("A dialog step is one of three."),
    };
}
