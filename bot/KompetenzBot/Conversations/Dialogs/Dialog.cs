using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations.Dialogs;

/// <summary>A dialog as the runner sees it: drafts are JSON.</summary>
public interface IDialog
{
    /// <summary>The name; also the part of its verbs before the dot.</summary>
    string Name { get; }

    /// <summary>What the person is doing, for "you are still in the middle of …".</summary>
    string Title { get; }

    /// <summary>Why this person may not go on with the dialog, or null if they may. Asked before anything of it is shown or taken.</summary>
    ValueTask<DialogRefusal?> RefusalAsync(TurnContext turn, CancellationToken cancellationToken);

    /// <summary>The card of the current step.</summary>
    AdaptiveCard Show(string draft, DialogCard card);

    /// <summary>Takes a button of the current step's card.</summary>
    Task<DialogStep<string>> ContinueAsync(TurnContext turn, string draft, TurnInput.CardAction action, CancellationToken cancellationToken);

    /// <summary>Takes text, or says null if it means nothing at this step.</summary>
    Task<DialogStep<string>?> AnswerAsync(TurnContext turn, string draft, string text, CancellationToken cancellationToken);
}

/// <summary>
/// A dialog whose draft is a record. The current step is part of the draft. A dialog shows and decides; saving the draft, stale cards,
/// double clicks, interruption and cancelling are the runner's. What a step does to the world must bear being done twice, since two clicks can race.
/// </summary>
public abstract class Dialog<TDraft>(JsonTypeInfo<TDraft> json) : IDialog
    where TDraft : class
{
    /// <summary>A draft is stored inside other JSON, where every escape would grow again.</summary>
    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <summary>The draft as the runner starts it.</summary>
    protected string Serialize(TDraft draft)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Short))
        {
            JsonSerializer.Serialize(writer, draft, json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Why this person may not go on, or null; by default everyone may.</summary>
    protected virtual ValueTask<DialogRefusal?> RefusalAsync(TurnContext turn, CancellationToken cancellationToken) => ValueTask.FromResult<DialogRefusal?>(null);

    /// <summary>The card of the draft's step.</summary>
    protected abstract AdaptiveCard Show(TDraft draft, DialogCard card);

    /// <summary>Takes a button of the current step's card.</summary>
    protected abstract Task<DialogStep<TDraft>> ContinueAsync(TurnContext turn, TDraft draft, TurnInput.CardAction action, CancellationToken cancellationToken);

    /// <summary>Takes text, or says null if it means nothing at this step.</summary>
    protected virtual Task<DialogStep<TDraft>?> AnswerAsync(TurnContext turn, TDraft draft, string text, CancellationToken cancellationToken) =>
        Task.FromResult<DialogStep<TDraft>?>(null);

    ValueTask<DialogRefusal?> IDialog.RefusalAsync(TurnContext turn, CancellationToken cancellationToken) => RefusalAsync(turn, cancellationToken);

    AdaptiveCard IDialog.Show(string draft, DialogCard card) => Show(Deserialize(draft), card);

    async Task<DialogStep<string>> IDialog.ContinueAsync(TurnContext turn, string draft, TurnInput.CardAction action, CancellationToken cancellationToken) =>
        (await ContinueAsync(turn, Deserialize(draft), action, cancellationToken)).Select(Serialize);

    async Task<DialogStep<string>?> IDialog.AnswerAsync(TurnContext turn, string draft, string text, CancellationToken cancellationToken) =>
        (await AnswerAsync(turn, Deserialize(draft), text, cancellationToken))?.Select(Serialize);

    /// <summary>A draft that <see cref="Serialize"/> wrote.</summary>
    protected TDraft Deserialize(string draft) => JsonSerializer.Deserialize(draft, json)!;
}
