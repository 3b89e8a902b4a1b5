using KompetenzBot.Alarms.Situation;

namespace KompetenzBot.Alarms.Calling;

/// <summary>When a wave goes out and how large it is. Pure.</summary>
public static class WaveRules
{
    private const double LowestRate = 0.05;
    private const double HighestRate = 0.9;

    /// <summary>How many places are open for each need, in order.</summary>
    public static IReadOnlyList<int> Missing(AlarmSituation situation) => [.. situation.Needs.Select(need => Math.Max(0, need.Need!.Count - need.Accepted))];

    /// <summary>How many to call for so many open places, if this part of those who are called accepts.</summary>
    public static int Size(int missing, double rate) => (int)Math.Ceiling(missing / Math.Clamp(rate, LowestRate, HighestRate));

    /// <summary>
    /// Whether somebody could still be called for a need that could not be filled even if everybody said yes who was called for it and has not said no. A need for
    /// which nobody is left makes no wave.
    /// </summary>
    public static bool IsShort(AlarmSituation situation, Wave next) => situation.Needs.Index().Any(need => IsShort(need.Item) && (next.Left is not { } left || left[need.Index] > 0));

    /// <summary>How many are to have been called for each need when a wave is done. One that goes out early calls only for what is short.</summary>
    public static IReadOnlyList<int> Totals(AlarmSituation situation, WaveCause cause, double rate) =>
        [.. situation.Needs.Zip(Missing(situation), (need, missing) => need.Called + (cause == WaveCause.Short && !IsShort(need) ? 0 : Size(missing, rate)))];

    private static bool IsShort(NeedSituation need) => need.Accepted < need.Need!.Count && need.Accepted + need.MayStillCome < need.Need.Count;

    /// <summary>Whether the planned wave is to go out now. What nobody needs any more waits.</summary>
    public static bool IsDue(Wave wave, AlarmSituation situation, DateTimeOffset now) => wave.Cause switch
    {
        WaveCause.Start or WaveCause.Coordinator => now >= wave.DueAt,
        _ => Missing(situation).Any(missing => missing > 0) && (now >= wave.DueAt || IsShort(situation, wave)),
    };
}
