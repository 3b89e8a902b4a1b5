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

    /// <summary>Whether a need could not be filled even if everybody said yes who was called and has not said no.</summary>
    public static bool IsShort(AlarmSituation situation) => situation.Needs.Any(need => need.Accepted < need.Need!.Count && need.Accepted + need.MayStillCome < need.Need.Count);

    /// <summary>Whether the planned wave is to go out now. What nobody needs any more waits.</summary>
    public static bool IsDue(Wave wave, AlarmSituation situation, DateTimeOffset now) => wave.Cause switch
    {
        WaveCause.Start or WaveCause.Coordinator => now >= wave.DueAt,
        _ => Missing(situation).Any(missing => missing > 0) && (now >= wave.DueAt || IsShort(situation)),
    };
}
