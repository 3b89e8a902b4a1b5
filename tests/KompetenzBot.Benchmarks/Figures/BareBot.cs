using System.Diagnostics;
using System.Globalization;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>The bot as a direct child process: nothing stands between its start and the clock.</summary>
internal static class BareBot
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Starts the bot, waits until it is ready, and ends it.</summary>
    public static async Task<TimeSpan> TimeToReadyAsync(IReadOnlyDictionary<string, string> configuration, CancellationToken cancellationToken)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Any()}");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var giveUp = new CancellationTokenSource(Longest, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(giveUp.Token, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(StartInfo(address, configuration))!;
        try
        {
            process.BeginOutputReadLine();
            while (!await IsReadyAsync(client, either.Token))
                await Task.Delay(Pause, TimeProvider.System, either.Token);
            return TimeProvider.System.GetElapsedTime(started);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static ProcessStartInfo StartInfo(string address, IReadOnlyDictionary<string, string> configuration)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "KompetenzBot.dll")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ASPNETCORE_URLS"]) = ("Development", address);
        foreach (var (key, value) in configuration)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
