using System.Globalization;

namespace KompetenzBot.Benchmarks;

/// <summary>Figures as text, with as many digits as mean something.</summary>
internal static class Format
{
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" }, CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Time(TimeSpan time) => time.TotalSeconds >= 10 ? $"{Number(time.TotalSeconds)} s" : $"{Number(time.TotalMilliseconds)} ms";

    public static string Memory(long? bytes) => bytes is { } known ? $"{Number(known / (1024.0 * 1024))} MiB" : "unknown";

    public static string Ratio(double ratio) => $"{Number(ratio)} ×";
}
