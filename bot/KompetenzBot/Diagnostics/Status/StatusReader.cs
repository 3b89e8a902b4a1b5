using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Registration.Sampling;
using KompetenzBot.Settings;
using KompetenzBot.Telemetry;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics.Status;

/// <summary>Reads the state of operation. A part that cannot be read leaves the others as they are.</summary>
internal sealed partial class StatusReader(
    Backlog backlog,
    OperationSurvey survey,
    IAlarmStore alarms,
    IAnswerStore answers,
    IServiceProvider parts,
    ISelfTestRows selfTests,
    ISampleSms sms,
    Neighbours neighbours,
    IOptions<SelfTestOptions> tested,
    IOptions<DeliveryOptions> delivery,
    TimeProvider time,
    ILogger<StatusReader> logger)
{
    private const int MostAlarms = 8;
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    public async Task<StatusReport> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return new StatusReport
        {
            StartedAt = _startedAt,
            IsSending = delivery.Value.Enabled,
            Instances = parts.GetService<IInstances>() is { } instances ? await TryAsync(() => instances.ListAsync(cancellationToken)) : [],
            Queues = await TryAsync(() => backlog.CountQueuesAsync(cancellationToken)),
            Alarms = await TryAsync(() => ListAlarmsAsync(now, cancellationToken)),
            RemindersOverdue = survey.RemindersOverdue,
            Neighbours = [.. Enum.GetValues<Neighbour>().Select(neighbour => new NeighbourStatus(neighbour, neighbour != Neighbour.Sms || sms.IsAvailable, neighbours[neighbour]))],
            Settings = await TryAsync(() => ListSettingsAsync(cancellationToken)),
            SelfTests = await TryAsync(() => ListSelfTestsAsync(cancellationToken)),
            CertificateExpiresAt = parts.GetService<ICertificateExpiry>()?.ExpiresAt,
        };
    }

    private async Task<IReadOnlyList<AlarmStatus>> ListAlarmsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = (await alarms.ListOpenAsync(now, cancellationToken)).OrderByDescending(alarm => alarm.CreatedAt).Take(MostAlarms);
        return await Task.WhenAll(open.Select(async alarm =>
        {
            var status = new AlarmStatus(alarm.Number, alarm.IsDrill, 0, 0, 0, await backlog.CountStuckAsync(alarm.Id, now, cancellationToken));
            await foreach (var person in answers.ScanAsync(alarm.Id, cancellationToken))
            {
                status = status with
                {
                    Called = status.Called + 1,
                    Waiting = status.Waiting + (!NeedSituation.IsReached(person) && person.Call is DeliveryState.Pending or DeliveryState.Sending ? 1 : 0),
                    Unreachable = status.Unreachable + (NeedSituation.IsUnreachable(person) ? 1 : 0),
                };
            }

            return status;
        }));
    }

    private async Task<IReadOnlyList<SettingStatus>> ListSettingsAsync(CancellationToken cancellationToken) => await Task.WhenAll(
        parts.GetServices<IRecurringTask>().OfType<StoredSetting>().Select(async setting => new SettingStatus(setting.Name, (await setting.ReadAsync(cancellationToken)).Version?.Number)));

    private async Task<IReadOnlyList<SelfTestStatus>> ListSelfTestsAsync(CancellationToken cancellationToken) =>
    [
        new(SelfTestKind.Teams, tested.Value.User.Length > 0, await selfTests.FindAsync(SelfTestKind.Teams, cancellationToken)),
        new(SelfTestKind.Sms, tested.Value.Phone.Length > 0 && sms.IsAvailable, await selfTests.FindAsync(SelfTestKind.Sms, cancellationToken)),
    ];

    private async Task<T?> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A part of the status could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
