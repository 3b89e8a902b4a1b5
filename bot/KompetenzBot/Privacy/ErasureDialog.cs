using System.Globalization;
using System.Text.Json.Serialization;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy.Retention;

namespace KompetenzBot.Privacy;

/// <summary>Asks once, then removes everything about a person from every place that holds personal data, and gives a receipt.</summary>
public sealed class ErasureDialog(Eraser eraser, DutyClock clock) : Dialog<ErasureDraft>(ErasureJson.Default.ErasureDraft)
{
    /// <inheritdoc/>
    public override string Name => "erasure";

    /// <inheritdoc/>
    public override string Title => PrivacyTexts.EraseTitle;

    /// <summary>Where the dialog begins.</summary>
    public string Start() => Serialize(new ErasureDraft());

    /// <inheritdoc/>
    protected override AdaptiveCard Show(ErasureDraft draft, DialogCard card) => CardLayout.Page(
        PrivacyTexts.EraseTitle,
        [CardLayout.Text(PrivacyTexts.EraseText)],
        [card.Button(PrivacyTexts.EraseConfirm, "confirm", AdaptiveActionStyle.Destructive), card.CancelButton()]);

    /// <inheritdoc/>
    protected override async Task<DialogStep<ErasureDraft>> ContinueAsync(
        TurnContext turn, ErasureDraft draft, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (action.Action != "confirm")
        {
            return new DialogStep<ErasureDraft>.Next(draft);
        }

        await eraser.EraseAsync(turn.User, turn.Now, cancellationToken);
        var receipt = CardLayout.Page(
            $"✅ {PrivacyTexts.ErasedTitle}",
            [CardLayout.Text(PrivacyTexts.ErasedText.With(clock.ToLocal(turn.Now).ToDateTimeUnspecified().ToString("f", CultureInfo.CurrentCulture), RetentionTimes.CopiesDays))],
            []);
        return new DialogStep<ErasureDraft>.Finished(Reply.Card(receipt, PrivacyTexts.ErasedTitle), Forget: true);
    }
}

/// <summary>Nothing is entered in this dialog.</summary>
public sealed record ErasureDraft;

/// <summary>The JSON form of the draft.</summary>
[JsonSerializable(typeof(ErasureDraft))]
internal sealed partial class ErasureJson : JsonSerializerContext;
