using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>Keeps the first of what a bot logs as an error, so that a run of any length stays small.</summary>
internal sealed class FaultLog : ILoggerProvider
{
    private const int Most = 20;
    private readonly ConcurrentQueue<string> _faults = new();

    public IReadOnlyCollection<string> Faults => _faults;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _faults);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> faults) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && faults.Count < Most)
            {
                faults.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
