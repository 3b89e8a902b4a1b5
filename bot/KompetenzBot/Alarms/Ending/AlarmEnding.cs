using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Ending;

/// <summary>
/// Does what the end of an alarm asks for, whoever or whatever ended it: keeps the numbers, lets every answer but a yes lose its person, tells everybody who
/// was called, and brings their cards up to date. Every step may be repeated, so that a crash in between or another instance does no harm.
/// </summary>
public sealed class AlarmEnding(IAlarmStore alarms, IAnswerStore answers, IAnswerRemoval removal, IOutbox outbox, IWorkQueues queues, IProfileStore profiles, ApprovalDesk approvals, AlarmRecords records, SituationSignals signals, TimeProvider time) : IRecurringTask
{
    /// <summary>The purpose of the message that tells people of the end.</summary>
    public const string StandDown = "standdown";

    /// <summary>Ended alarms are looked at for so long.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(14);

    /// <summary>After a start all of them are, however long nothing ran.</summary>
    private static readonly TimeSpan LookBackAtStart = TimeSpan.FromDays(800);

    /// <summary>A call that was being sent when the alarm ended has arrived by then, or has not.</summary>
    private static readonly TimeSpan CallsUnderWay = TimeSpan.FromMinutes(2);

    /// <summary>When everybody is told, or it was tried long enough.</summary>
    private static readonly TimeSpan UntilMessagesGo = TimeSpan.FromMinutes(65);

    private bool _hasLooked;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var failures = new Failures();
        foreach (var listed in await alarms.ListEndingAfterAsync(now - (_hasLooked ? LookBack : LookBackAtStart), cancellationToken))
        {
            await failures.TryAsync(async () =>
            {
                if (!listed.IsOpenAt(now) && listed.Stage != EndStage.Settled && await alarms.FindAsync(listed.Id, cancellationToken) is { } alarm)
                {
                    await SettleAsync(alarm, now, cancellationToken);
                }
            });
        }

        _hasLooked = !failures.HasAny;
        failures.Throw();
    }

    /// <summary>What the alarm came to. Counted once, before any answer loses its person.</summary>
    public async Task<AlarmReport> ReportAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        if (await alarms.FindReportAsync(alarm.Id, cancellationToken) is { } kept)
        {
            return kept;
        }

        List<CalledPerson> people = [];
        await foreach (var person in answers.ScanAsync(alarm.Id, cancellationToken))
        {
            people.Add(person);
        }

        return await alarms.KeepReportAsync(alarm.Id, AlarmSituation.AtEnd(alarm, people).ToReport(), cancellationToken);
    }

    private async Task SettleAsync(Alarm alarm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (alarm.End is not { } end)
        {
            // from now on, not from its time on: after an outage people are still told
            await alarms.TryEndAsync(alarm.Id, new AlarmEnd(now, string.Empty), cancellationToken);
            return;
        }

        var next = Due(alarm.Stage, now - end.At);
        if (next == alarm.Stage)
        {
            return;
        }

        var report = await ReportAsync(alarm, cancellationToken);
        if (next == EndStage.Told && alarm.Approval is not null)
        {
            await approvals.RefreshAsync(alarm, cancellationToken);
        }

        var called = await removal.ForgetAsync(alarm.Id, cancellationToken);
        if (next == EndStage.AllTold)
        {
            await records.RecordEndAsync(alarm, cancellationToken);
            await alarms.ReplaceReportAsync(alarm.Id, AlarmSituation.Recount(report, [.. called.Select(message => message.ToPerson(alarm.Id))]), cancellationToken);
        }

        if (next == EndStage.Settled)
        {
            await removal.ForgetMessagesAsync(alarm.Id, cancellationToken);
        }
        else
        {
            await TellAsync(alarm, end, called, [.. called.Where(person => person.MayHaveArrived && !person.IsTold)], now, cancellationToken);
        }

        if (next == EndStage.Told && alarm.IsDeployment)
        {
            await RememberAsync(alarm, end, cancellationToken);
        }

        await alarms.MarkAsync(alarm.Id, next, cancellationToken);
        signals.Raise(alarm.Id);
    }

    /// <summary>Who came rests from now on. An alarm that was stood down before the work began was no deployment.</summary>
    private async Task RememberAsync(Alarm alarm, AlarmEnd end, CancellationToken cancellationToken)
    {
        await foreach (var person in answers.ScanAsync(alarm.Id, cancellationToken))
        {
            if (person.Answer != AnswerKind.Accepted || alarm.Needs.FirstOrDefault(need => need.Number == person.Need) is not { } need || end.At <= need.From)
            {
                continue;
            }

            var deployment = new Deployment(alarm.Id.Value, need.From, need.To < end.At ? need.To.Value : end.At);
            await profiles.ChangeAsync(
                person.User,
                profile => profile.Deployments.Any(known => known.Alarm == deployment.Alarm)
                    ? profile
                    : profile with { Deployments = [.. profile.Deployments, deployment] },
                cancellationToken);
        }
    }

    /// <summary>The next stage, as soon as it is time for it.</summary>
    private static EndStage Due(EndStage stage, TimeSpan since) => stage switch
    {
        EndStage.None => EndStage.Told,
        EndStage.Told when since >= CallsUnderWay => EndStage.AllTold,
        EndStage.AllTold when since >= UntilMessagesGo => EndStage.Settled,
        _ => stage,
    };

    private async Task TellAsync(Alarm alarm, AlarmEnd end, IReadOnlyList<CalledMessage> called, CalledMessage[] reached, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (end.IsStandDown)
        {
            var recipients = reached.Select(person => new Recipient(person.User, person.Need, person.Culture)).ToArray();
            Recipient[] phones = [.. called.Where(person => person.MayHaveSms).Select(person => new Recipient(person.User, person.Need, person.Culture))];
            await queues.SendAsync(WorkPriority.UrgentSms, await outbox.AddMessagesAsync(alarm.Id, DeliveryLane.SmsOf(StandDown), phones, now, cancellationToken), cancellationToken);
            await queues.SendAsync(WorkPriority.Urgent, await outbox.AddMessagesAsync(alarm.Id, StandDown, recipients, now, cancellationToken), cancellationToken);
        }

        await queues.SendAsync(WorkPriority.Updates, outbox.PointTo(WorkKind.Update, alarm.Id, AlarmWork.Call, reached.Select(person => person.User)), cancellationToken);
    }
}
