using KompetenzBot.Alarms;
using KompetenzBot.Delivery;

namespace KompetenzBot.AnswerPage;

/// <summary>
/// Ends what links know. With the last traces of those who did not come, links lose their alarm too: what stays for a while says only that somebody may still
/// end text messages. Then they go.
/// </summary>
internal sealed class AnswerLinkKeeper(IAnswerLinks links, IAlarmStore alarms, TimeProvider time) : IRecurringTask
{
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await links.RemoveExpiredAsync(time.GetUtcNow(), cancellationToken);
        foreach (var id in await links.ListAlarmsAsync(cancellationToken))
        {
            var alarm = await alarms.FindAsync(id, cancellationToken);
            if (alarm is null or { Stage: EndStage.Settled })
            {
                await links.DetachAsync(id, alarm?.IsDrill == true, cancellationToken);
            }
        }
    }
}
