using System.Security.Cryptography;
using System.Text;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Draws the situation card of one viewer, who need not be a coordinator any more. A card is claimed by its row, so that two instances do not draw it at once.</summary>
public sealed class ViewerCards(IViewers viewers, IAccessLog accessLog, IChannel channel, ICoordinators coordinators, ICatalogues catalogues, DutyClock clock, Languages languages, TimeProvider time)
{
    /// <summary>The shortest time between two updates of one card.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(3);

    /// <summary>How long a first card may take until another instance sends it: longer than all attempts of a slow connector.</summary>
    private static readonly TimeSpan FirstCard = TimeSpan.FromSeconds(75);

    private static readonly SendOutcome NotDrawn = new SendOutcome.Retry("NotDrawn");

    /// <summary>Draws one card, where it would show something else than it does. False if it is to be drawn again.</summary>
    public async Task<bool> DrawAsync(Viewer viewer, AlarmSituation situation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(viewer.User, cancellationToken) is not { } coordinator)
        {
            return true;
        }

        languages.Speak(viewer.Culture);
        var fingerprint = Fingerprint(situation);
        if (fingerprint == viewer.Drawn)
        {
            return true;
        }

        if (await viewers.TryUpdateAsync(viewer with { DrawnAt = viewer.ActivityId is null ? now + FirstCard - ShortestInterval : now }, cancellationToken) is not { } claimed)
        {
            return false;
        }

        try
        {
            return await KeepAsync(claimed, await ShowAsync(claimed, situation, coordinator, now, cancellationToken), fingerprint);
        }
        catch (Exception)
        {
            await KeepAsync(claimed, NotDrawn, fingerprint);
            throw;
        }
    }

    /// <summary>The look at each name is recorded before the name is shown.</summary>
    private async Task<SendOutcome> ShowAsync(Viewer viewer, AlarmSituation situation, Coordinator coordinator, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var look = new AccessLook(coordinator.Body.Name, situation.Alarm.Number.ToString(), AccessPurposes.Accepted, now);
        await Task.WhenAll(situation.Shown.Select(person => accessLog.RecordAsync(person.User, look, cancellationToken)));

        var message = new Message.Card(SituationCard.Build(situation, catalogues.Current, clock, now), AlarmTexts.SituationTitle.With(situation.Alarm.Number));
        return viewer.ActivityId is { } activityId
            ? await channel.UpdateAsync(viewer.User, activityId, message, CancellationToken.None)
            : await channel.SendAsync(viewer.User, message, CancellationToken.None);
    }

    /// <summary>Remembers what became of a drawing, also at stop. False if it is to be drawn again.</summary>
    private async Task<bool> KeepAsync(Viewer viewer, SendOutcome outcome, string fingerprint)
    {
        var kept = viewer with { DrawnAt = time.GetUtcNow() };
        await viewers.TryUpdateAsync(
            outcome switch
            {
                SendOutcome.Delivered delivered => kept with { ActivityId = viewer.ActivityId ?? delivered.Id, Drawn = fingerprint },
                SendOutcome.Rejected => kept with { ActivityId = null }, // the message is gone; the next drawing is a new one
                _ => kept,
            },
            CancellationToken.None);
        return outcome switch
        {
            SendOutcome.Retry => false,
            SendOutcome.Rejected => viewer.ActivityId is null,
            _ => true, // seen, or not to be reached until something changes
        };
    }

    /// <summary>Of what the card shows, apart from the time at which it was drawn.</summary>
    private string Fingerprint(AlarmSituation situation)
    {
        var card = SituationCard.Build(situation, catalogues.Current, clock, DateTimeOffset.UnixEpoch);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(card.ToJsonElement().GetRawText())).AsSpan(0, 12));
    }
}
