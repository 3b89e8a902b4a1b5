namespace KompetenzBot.Sandbox;

internal sealed class ProcessOutput(Action<string>? onLine)
{
    private const int Kept = 200;

    private readonly Lock gate = new();
    private readonly Queue<string> lines = new(Kept);
    private readonly List<(Func<string, bool> Matches, TaskCompletionSource<string?> Found)> waiting = [];
    private bool completed;

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            if (lines.Count == Kept)
            {
                lines.Dequeue();
            }

            lines.Enqueue(line);
            onLine?.Invoke(line);
            foreach (var (_, found) in waiting.Where(wait => wait.Matches(line)))
            {
                found.TrySetResult(line);
            }
        }
    }

    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            foreach (var (_, found) in waiting)
            {
                found.TrySetResult(null);
            }
        }
    }

    public async Task<string> WaitForAsync(Func<string, bool> matches, string messageAtEnd, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (lines.FirstOrDefault(matches) is { } line)
            {
                return line;
            }

            if (completed)
            {
                found.SetResult(null);
            }

            waiting.Add((matches, found));
        }

        return await found.Task.WaitAsync(cancellationToken)
            ?? throw new ChildProcessException($"{messageAtEnd} Its output:{Environment.NewLine}{this}");
    }

    public override string ToString()
    {
        lock (gate)
        {
            return string.Join(Environment.NewLine, lines);
        }
    }
}
