using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.Conversations.Dialogs;

/// <summary>
/// Runs every dialog by the same rules. State is loaded and saved within the turn, so a dialog goes on after a restart. A button works only
/// on the step that it was drawn for: an older card is answered with the current step and says so; a double click shows the outcome of the first click.
/// A dialog that another one interrupts goes on afterwards.
/// </summary>
public sealed class DialogRunner(IDialogStore store, IEnumerable<IDialog> dialogs)
{
    /// <summary>The action that every dialog understands as one step back.</summary>
    public const string Back = "back";

    /// <summary>The action that ends a dialog.</summary>
    public const string Cancel = "cancel";

    /// <summary>In every round one comes through, so that this is how many turns of one person can be under way at once.</summary>
    private const int Attempts = 60;

    private readonly Dictionary<string, IDialog> _dialogs = dialogs.ToDictionary(dialog => dialog.Name, StringComparer.Ordinal);

    /// <summary>Starts a dialog, or goes on with the one that the person has already begun, unless it is to start over.</summary>
    public async Task<Reply> BeginAsync(TurnContext turn, IDialog dialog, string draft, bool startOver, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (stack, version) = await store.LoadAsync(turn.User, cancellationToken);
            var begun = stack.Frames.FirstOrDefault(frame => frame.Dialog == dialog.Name);
            var frame = begun is null || startOver ? new DialogFrame(NewId(turn), dialog.Name, 1, draft) : begun;
            var rest = startOver && begun is not null ? stack with { Frames = [.. stack.Frames.Where(f => f.Id != begun.Id)] } : stack;
            if (await store.TrySaveAsync(turn.User, rest.Raise(frame), version, cancellationToken))
            {
                return ShowStep(frame, begun is not null && !startOver ? ConversationTexts.DialogResumed : null);
            }
        }

        throw Contended();
    }

    /// <summary>What was entered so far in a dialog that runs or was interrupted; null if there is none.</summary>
    public async Task<string?> FindDraftAsync(UserId user, IDialog dialog, CancellationToken cancellationToken) =>
        (await store.LoadAsync(user, cancellationToken)).Stack.Frames.LastOrDefault(frame => frame.Dialog == dialog.Name)?.Draft;

    /// <summary>Whether the button belongs to a dialog.</summary>
    public bool Owns(TurnInput.CardAction action) => _dialogs.ContainsKey(action.Feature);

    /// <summary>Takes a button of a dialog's card, of whatever age.</summary>
    public async Task<Reply> ContinueAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (stack, version) = await store.LoadAsync(turn.User, cancellationToken);
            var frame = stack.Frames.FirstOrDefault(f => f.Id == action.Value(DialogCard.DialogKey));
            if (frame is null)
            {
                return Ended(stack, action);
            }

            var refusal = await _dialogs[frame.Dialog].RefusalAsync(turn, cancellationToken);
            if (refusal is { ForNow: true })
            {
                return Reply.Text(refusal.Reason);
            }

            var refused = refusal is null ? null : new DialogStep<string>.Finished(Note(refusal.Reason));
            if (refused is null && frame.Step.ToString(System.Globalization.CultureInfo.InvariantCulture) != action.Value(DialogCard.StepKey))
            {
                var doubleClick = frame.LastInput == Fingerprint(action);
                return ShowStep(frame, doubleClick ? null : ConversationTexts.StaleCard);
            }

            var step = refused ?? (action.Action == Cancel
                ? new DialogStep<string>.Finished(Note(ConversationTexts.Cancelled))
                : await _dialogs[frame.Dialog].ContinueAsync(turn, frame.Draft, action, cancellationToken));
            if (await TryTakeAsync(turn, stack.Raise(frame), version, step, Fingerprint(action), cancellationToken) is { } reply)
            {
                return reply;
            }
        }

        throw Contended();
    }

    /// <summary>Gives text to the running dialog; null if there is none or the text means nothing to it.</summary>
    public async Task<Reply?> AnswerAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (stack, version) = await store.LoadAsync(turn.User, cancellationToken);
            if (stack.Running is not { } frame)
            {
                return null;
            }

            if (await _dialogs[frame.Dialog].RefusalAsync(turn, cancellationToken) is { } refusal)
            {
                if (refusal.ForNow)
                {
                    return null;
                }

                // the dialog ends without a word, since the person has just asked for something else
                await store.TrySaveAsync(turn.User, stack.Pop(null), version, cancellationToken);
                continue;
            }

            if (DialogWords.Parse(text) == DialogWord.Continue)
            {
                return ShowStep(frame);
            }

            if (await StepAsync(turn, frame, text, cancellationToken) is not { } step)
            {
                return null;
            }

            if (await TryTakeAsync(turn, stack, version, step, null, cancellationToken) is { } reply)
            {
                return reply;
            }
        }

        throw Contended();
    }

    /// <summary>The current step again, with a note about why; null if no dialog runs.</summary>
    public async Task<Reply?> RemindAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var (stack, _) = await store.LoadAsync(turn.User, cancellationToken);
        return stack.Running is { } frame
            ? ShowStep(frame, ConversationTexts.StillInDialog.With(_dialogs[frame.Dialog].Title))
            : null;
    }

    private static InvalidOperationException Contended() => new("The dialog is being changed from several places at once.");

    private static string NewId(TurnContext turn) => Guid.CreateVersion7(turn.Now).ToString("N");

    private static Reply Note(string text) => Reply.Card(CardLayout.Note(text), text);

    private static string Fingerprint(TurnInput.CardAction action)
    {
        var text = new StringBuilder(action.Verb);
        foreach (var (key, value) in action.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(key).Append('=').Append(value);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private static Reply Ended(DialogStack stack, TurnInput.CardAction action) =>
        stack.LastFinished is { } last && last.Id == action.Value(DialogCard.DialogKey)
            ? new Reply(new Message.Card(last.Card, last.Summary))
            : Reply.Text(ConversationTexts.DialogOver);

    private static DialogStack End(DialogStack stack, DialogFrame frame, DialogStep<string>.Finished finished) => finished switch
    {
        { Forget: true } => DialogStack.Empty,
        { Reply.Messages: [Message.Card card, ..] } => stack.Pop(new FinishedDialog(frame.Id, card.Content, card.Summary)),
        _ => stack.Pop(null),
    };

    private async Task<DialogStep<string>?> StepAsync(TurnContext turn, DialogFrame frame, string text, CancellationToken cancellationToken)
    {
        var dialog = _dialogs[frame.Dialog];
        return DialogWords.Parse(text) switch
        {
            DialogWord.Cancel => new DialogStep<string>.Finished(Note(ConversationTexts.Cancelled)),
            DialogWord.Back => await dialog.ContinueAsync(turn, frame.Draft, new($"{dialog.Name}.{Back}", new Dictionary<string, string>()), cancellationToken),
            _ => await dialog.AnswerAsync(turn, frame.Draft, text, cancellationToken),
        };
    }

    private async Task<Reply?> TryTakeAsync(
        TurnContext turn, DialogStack stack, string? version, DialogStep<string> step, string? fingerprint, CancellationToken cancellationToken)
    {
        var frame = stack.Running!;
        var (after, reply) = step switch
        {
            DialogStep<string>.Next next => Moved(frame with { Draft = next.Draft, Step = frame.Step + 1, LastInput = fingerprint }, null),
            DialogStep<string>.Invalid invalid => Moved(frame with { Draft = invalid.Draft, Step = frame.Step + 1, LastInput = fingerprint }, invalid.Errors),
            DialogStep<string>.Finished finished => (End(stack, frame, finished), finished.Reply),
            _ => throw new InvalidOperationException("A dialog step is one of three."),
        };

        if (!await store.TrySaveAsync(turn.User, after, version, cancellationToken))
        {
            return null;
        }

        return after.Running is { } interrupted && interrupted.Id != frame.Id && await _dialogs[interrupted.Dialog].RefusalAsync(turn, cancellationToken) is null
            ? reply.Then(ShowStep(interrupted, ConversationTexts.BackToDialog.With(_dialogs[interrupted.Dialog].Title)))
            : reply;

        (DialogStack After, Reply Reply) Moved(DialogFrame moved, IReadOnlyDictionary<string, string>? errors) =>
            (stack.Replace(moved), ShowStep(moved, null, errors));
    }

    private Reply ShowStep(DialogFrame frame, string? notice = null, IReadOnlyDictionary<string, string>? errors = null)
    {
        var dialog = _dialogs[frame.Dialog];
        var card = dialog.Show(frame.Draft, errors is null ? new DialogCard(frame) : new DialogCard(frame, errors));
        return Reply.Card(notice is null ? card : CardLayout.WithNotice(card, notice), dialog.Title);
    }
}
