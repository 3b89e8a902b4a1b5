namespace KompetenzBot.Sandbox;

/// <summary>Waits until a child process answers over HTTP.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the address answers with success.</summary>
    /// <exception cref="ChildProcessException">The process ended first or took too long; the message holds its output.</exception>
    public static async Task WaitAsync(ChildProcess process, string name, Uri address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var giveUp = new CancellationTokenSource(timeout, TimeProvider.System);
        while (!await AnswersAsync(client, address, cancellationToken))
        {
            if (process.Completion.IsCompleted)
                throw new ChildProcessException($"{name} ended with exit code {await process.Completion}. Its output:{Environment.NewLine}{process.Output}");
            if (giveUp.IsCancellationRequested)
                throw new ChildProcessException($"{name} was not ready within {timeout}. Its output:{Environment.NewLine}{process.Output}");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
