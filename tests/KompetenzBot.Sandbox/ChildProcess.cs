using System.ComponentModel;
using System.Diagnostics;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A real process that ends with this one, however this one ends: it runs under <c>leash.mjs</c>, which holds the other end of a pipe.
/// All members may be called from several threads.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ChildProcessOptions options;
    private readonly ProcessOutput output;

    private ChildProcess(Process process, ChildProcessOptions options, ProcessOutput output)
    {
        this.process = process;
        this.options = options;
        this.output = output;
        Completion = CompleteAsync();
    }

    /// <summary>The id of the process that holds the leash; the started program is its child.</summary>
    public int Id => process.Id;

    /// <summary>Ends with the exit code when the process has ended and all of its output was read; 128 after a signal.</summary>
    public Task<int> Completion { get; }

    /// <summary>The last 200 lines of standard output and error.</summary>
    public string Output => output.ToString();

    /// <summary>Starts the process; a missing program shows as exit code 127.</summary>
    /// <exception cref="ChildProcessException">Node itself is missing.</exception>
    public static ChildProcess Start(ChildProcessOptions options)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = options.WorkingDirectory ?? "",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        var grace = ((long)options.StopTimeout.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var argument in (IEnumerable<string>)[SandboxDirectory.File("leash.mjs"), grace, options.FileName, .. options.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in options.Environment)
        {
            start.Environment[key] = value;
        }

        var lines = new ProcessOutput(options.OnLine);
        var started = new Process { StartInfo = start };
        started.OutputDataReceived += (_, line) => lines.Add(line.Data);
        started.ErrorDataReceived += (_, line) => lines.Add(line.Data);
        try
        {
            started.Start();
        }
        catch (Win32Exception exception)
        {
            started.Dispose();
            throw new ChildProcessException($"{options.Name} needs Node.js 20 or newer, and no 'node' is on the PATH. Install it from https://nodejs.org and try again.", exception);
        }

        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new ChildProcess(started, options, lines);
    }

    /// <summary>The first line, past or to come, that <paramref name="matches"/> accepts.</summary>
    /// <exception cref="ChildProcessException">The process ended without such a line.</exception>
    public Task<string> WaitForLineAsync(Func<string, bool> matches, CancellationToken cancellationToken = default) =>
        output.WaitForAsync(matches, $"{options.Name} ended before it said that it is ready.", cancellationToken);

    /// <summary>Asks the process to end (SIGINT; on Windows Node's shutdown message), waits, and kills it after <see cref="ChildProcessOptions.StopTimeout"/>.</summary>
    public async Task StopAsync()
    {
        if (Completion.IsCompleted)
        {
            return;
        }

        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended by itself at the same moment
        }

        try
        {
            await Completion.WaitAsync(options.StopTimeout + TimeSpan.FromSeconds(5));
        }
        catch (TimeoutException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends the process at once, without a chance to save anything: what a crash does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private async Task<int> CompleteAsync()
    {
        await process.WaitForExitAsync();
        output.Complete();
        return process.ExitCode;
    }
}
