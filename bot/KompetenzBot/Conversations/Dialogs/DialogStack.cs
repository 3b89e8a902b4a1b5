using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Conversations.Dialogs;

/// <summary>A person's running dialog on top, and below it those that it interrupted and that go on afterwards.</summary>
/// <param name="Frames">The last is the running one.</param>
/// <param name="LastFinished">The dialog that ended last: a second click on its last button shows the same outcome.</param>
public sealed record DialogStack(IReadOnlyList<DialogFrame> Frames, FinishedDialog? LastFinished = null)
{
    /// <summary>No dialog.</summary>
    public static DialogStack Empty { get; } = new([]);

    /// <summary>The running dialog.</summary>
    [JsonIgnore]
    public DialogFrame? Running => Frames.Count > 0 ? Frames[^1] : null;

    /// <summary>The running dialog a step further.</summary>
    public DialogStack Replace(DialogFrame frame) => this with { Frames = [.. Frames.SkipLast(1), frame] };

    /// <summary>The running dialog ended with this outcome.</summary>
    public DialogStack Pop(FinishedDialog? finished) => new([.. Frames.SkipLast(1)], finished);

    /// <summary>Puts a dialog on top, whether it is new or was interrupted.</summary>
    public DialogStack Raise(DialogFrame frame) => this with { Frames = [.. Frames.Where(f => f.Id != frame.Id), frame] };
}

/// <summary>One dialog of one person between two turns.</summary>
/// <param name="Id">Stamped on the dialog's cards.</param>
/// <param name="Dialog">The dialog's name.</param>
/// <param name="Step">Counts what was taken from the person; stamped on the cards too.</param>
/// <param name="Draft">What was entered so far, as JSON of the dialog's draft.</param>
/// <param name="LastInput">Fingerprint of the input that led to this step, by which a double click is told from a stale card.</param>
public sealed record DialogFrame(string Id, string Dialog, int Step, string Draft, string? LastInput = null);

/// <summary>The card that a dialog ended with.</summary>
public sealed record FinishedDialog(string Id, JsonElement Card, string Summary);

/// <summary>The JSON form of a stack.</summary>
[JsonSerializable(typeof(DialogStack))]
internal sealed partial class DialogJson : JsonSerializerContext;
