using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.AnswerPage;

/// <summary>What happens behind the page: finds what a link stands for, and takes what the person says there.</summary>
internal sealed class AnswerDesk(
    IAnswerLinks links, IProfileStore profiles, IAlarmStore alarms, IAnswerStore answers, AnswerRecorder recorder, SmsOptOut optOut, ICatalogues catalogues, DutyClock clock, TimeProvider time)
{
    /// <summary>Null for a link that stands for nothing, or for nobody any more. Changes nothing.</summary>
    public async Task<Visit?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not { Kind: SmsLinkKind.Answer } link || await profiles.FindAsync(link.User, cancellationToken) is not { Profile: var profile })
        {
            return null;
        }

        var now = time.GetUtcNow();
        var alarm = link.Alarm is { } id ? await alarms.FindAsync(id, cancellationToken) : null;
        if (alarm?.IsOpenAt(now) != true)
        {
            return new Visit(profile, alarm?.IsDrill ?? link.WasDrill, null, alarm, now);
        }

        return await answers.FindAsync(alarm.Id, link.User, cancellationToken) is { } person
            ? new Visit(profile, alarm.IsDrill, new OpenCall(alarm, person, [.. OpenNeeds.For(alarm, person.Need, profile, catalogues.Current, clock)]), null, now)
            : null;
    }

    /// <summary>The numbers of an open alarm, for those who called; null for a link that does not lead to them.</summary>
    public async Task<AlarmSituation?> FindCountsAsync(string token, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken) is not { Kind: SmsLinkKind.Counts, Alarm: { } id } || await alarms.FindAsync(id, cancellationToken) is not { } alarm)
        {
            return null;
        }

        return await alarms.FindReportAsync(id, cancellationToken) is { } report
            ? AlarmSituation.Of(alarm, report, [])
            : AlarmSituation.Count(alarm, await answers.ScanAsync(id, cancellationToken).ToArrayAsync(cancellationToken));
    }

    /// <summary>Stores an answer. What it is about is said only where a remark was left out of it.</summary>
    public async Task<SensitiveConcerns> AnswerAsync(Visit visit, GivenAnswer given, CancellationToken cancellationToken)
    {
        if (visit.Call is not { } call)
        {
            return SensitiveConcerns.None;
        }

        var who = new Respondent(visit.Profile.User, visit.Profile.Name, visit.Profile.Culture, visit.Profile);
        return await recorder.RecordAsync(call.Alarm, who, given, card: null, visit.Now, cancellationToken) is RecordedAnswer.Stored stored ? stored.Concerns : SensitiveConcerns.None;
    }

    /// <summary>Ends text messages to the person.</summary>
    public Task StopSmsAsync(Visit visit, CancellationToken cancellationToken) => optOut.StopAsync(visit.Profile.User, visit.Now, cancellationToken);
}
