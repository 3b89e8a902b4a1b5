using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.Sandbox;

public sealed class ChildProcessTests
{
    private const string Server = "process.on('SIGINT', () => { console.log('bye'); process.exit(3); }); setInterval(() => {}, 1000); console.log('ready');";
    private const string Stubborn = "process.on('SIGINT', () => {}); setInterval(() => {}, 1000); console.log('ready');";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stops_gracefully_and_keeps_its_exit_code_and_output()
    {
        var lines = new List<string>();
        await using var process = ChildProcess.Start(new ChildProcessOptions("node", "-e", Server) { OnLine = lines.Add });
        await process.WaitForLineAsync(line => line == "ready", Cancellation);

        await process.StopAsync();

        Assert.Equal(3, await process.Completion);
        Assert.Equal(["ready", "bye"], lines);
    }

    [Fact]
    public async Task Kills_what_does_not_stop()
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("node", "-e", Stubborn) { StopTimeout = TimeSpan.FromMilliseconds(50) });
        await process.WaitForLineAsync(line => line == "ready", Cancellation);

        await process.StopAsync();

        Assert.Equal(128, await process.Completion);
    }

    [Fact]
    public async Task A_kill_reaches_the_process_itself()
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("node", "-e", $"console.log(process.pid); {Stubborn}"));
        var pid = int.Parse(await process.WaitForLineAsync(line => line.Length > 0 && line.All(char.IsAsciiDigit), Cancellation), System.Globalization.CultureInfo.InvariantCulture);
        using var inner = System.Diagnostics.Process.GetProcessById(pid);

        await process.KillAsync();

        await inner.WaitForExitAsync(Cancellation);
    }

    [Fact]
    public async Task An_early_end_is_reported_with_the_output()
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("node", "-e", "console.error('no such port'); process.exit(1)") { Name = "demo" });

        var exception = await Assert.ThrowsAsync<ChildProcessException>(() => process.WaitForLineAsync(line => line == "ready", Cancellation));

        Assert.StartsWith("demo ended before", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("no such port", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        await using var process = ChildProcess.Start(new ChildProcessOptions("no-such-program"));

        Assert.Equal(127, await process.Completion);
        Assert.Contains("cannot start no-such-program", process.Output, StringComparison.Ordinal);
    }
}
