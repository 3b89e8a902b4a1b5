using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>What became of the calls, as Teams saw it.</summary>
/// <param name="Called">How many people were called.</param>
/// <param name="CalledTwice">How many of them more than once.</param>
/// <param name="Refused">The share of all requests that exceeded a limit.</param>
/// <param name="MostToOne">The most messages to one person within a second.</param>
/// <param name="Gaps">The times between one call and the next, in order.</param>
internal sealed record SendOutcomes(int Called, int CalledTwice, double Refused, int MostToOne, IReadOnlyList<TimeSpan> Gaps)
{
    /// <summary>The longest time without a call between the first and the last.</summary>
    public TimeSpan LongestGap => LongestGapBefore(1);

    /// <summary>The longest one within the first part of the calls.</summary>
    public TimeSpan LongestGapBefore(double part) => Gaps.Take((int)(part * Gaps.Count)).DefaultIfEmpty().Max();

    public static SendOutcomes Of(SimulatedTeams teams)
    {
        var requests = teams.Requests;
        var calls = teams.Messages.Where(AlarmCall.IsCall).ToArray();
        var byPerson = calls.GroupBy(call => call.ConversationId, StringComparer.Ordinal).ToArray();
        var times = calls.Select(call => call.SentAt).Order().ToArray();
        return new SendOutcomes(
            byPerson.Length,
            byPerson.Count(person => person.Count() > 1),
            (double)requests.Count(request => request.Status == 429) / requests.Count,
            teams.Messages.GroupBy(message => message.ConversationId, StringComparer.Ordinal).Max(person => Most([.. person.Select(message => message.SentAt).Order()])),
            [.. times.Zip(times.Skip(1), (one, next) => next - one)]);
    }

    private static int Most(DateTimeOffset[] times) => times.Select((first, i) => times.Skip(i).TakeWhile(time => time - first < TimeSpan.FromSeconds(1)).Count()).Max();
}
