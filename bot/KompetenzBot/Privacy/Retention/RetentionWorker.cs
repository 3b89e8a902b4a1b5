using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Privacy.Retention;

/// <summary>Once a day, and at every start, lets everything go whose time is over. A place that fails is tried again within the hour and holds up no other.</summary>
public sealed class RetentionWorker(IEnumerable<IRetained> places, DutyClock clock, IOptions<RetentionOptions> options, TimeProvider time) : IRecurringTask
{
    private readonly RetentionTimes _times = options.Value.Read();
    private readonly Dictionary<IRetained, DateOnly> _done = [];

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = clock.DayOf(now);
        var failures = new Failures();
        foreach (var place in places.Where(place => !_done.TryGetValue(place, out var day) || day != today))
        {
            await failures.TryAsync(async () =>
            {
                await place.RemoveBeforeAsync(clock.At(clock.ToLocal(now) - place.KeptFor(_times)), cancellationToken);
                _done[place] = today;
            });
        }

        failures.Throw();
    }
}
