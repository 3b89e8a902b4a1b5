using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Everything that the bots of a scene log: exceptions, each value of a line, and the scopes in which lines stand, as exporters get them.</summary>
/// <param name="least">What is less important is left out.</param>
internal sealed class LogLines(LogLevel least = LogLevel.Information) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<string, bool> _beside = new(StringComparer.Ordinal);

    /// <summary>The lines as people read them.</summary>
    public IReadOnlyCollection<string> All => _lines;

    /// <summary>What goes out beside them: names and values of lines and scopes, each once.</summary>
    public IReadOnlyCollection<string> Beside => [.. _beside.Keys];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, least, this);

    private void Keep(string category, object? state)
    {
        _beside[$"{category}: {state}"] = true;
        foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            _beside[$"{category}: {name}={Text(value)}"] = true;
        }
    }

    private static string Text(object? value) => value is System.Collections.IEnumerable many and not string ? string.Join(' ', many.Cast<object?>()) : $"{value}";

    public void Dispose()
    {
    }

    private sealed class Logger(string category, LogLevel least, LogLines all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            all.Keep(category, state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            all.Keep(category, state);
            all._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}".TrimEnd());
        }
    }
}
