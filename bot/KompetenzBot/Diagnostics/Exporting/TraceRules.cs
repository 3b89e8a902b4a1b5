using System.Collections.Frozen;
using System.Diagnostics;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Diagnostics.Exporting;

/// <summary>What of a trace leaves the house; pure.</summary>
internal static class TraceRules
{
    private const int FirstRefusal = 400;

    /// <summary>Everything else is cut: addresses of the connector hold conversations, those of storage people, and that of an answer page is its key.</summary>
    private static readonly FrozenSet<string> Kept = new[]
    {
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type", "server.port",
        "kompetenzbot.work", "purpose", "channel", "state",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a span that begins is kept, or only watched in case that it fails.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="parent">What it is a part of.</param>
    /// <param name="isDrawn">Whether its trace is one of those whose messages are all kept.</param>
    public static TraceFate Begin(string name, ActivityContext parent, bool isDrawn) =>
        name == Spans.Send ? isDrawn ? TraceFate.Kept : TraceFate.Watched
        : parent != default && !parent.IsRemote && !parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? TraceFate.Watched
        : TraceFate.Kept;

    /// <summary>Whether a span that has ended is kept whatever was decided at its begin.</summary>
    public static bool HasFailed(ActivityStatusCode status, object? httpStatus) =>
        status == ActivityStatusCode.Error || httpStatus is int and >= FirstRefusal;

    /// <summary>What a tag may say outside; null: nothing.</summary>
    public static object? Outside(string tag, object? value) => tag switch
    {
        "url.full" => value is string text && Uri.TryCreate(text, UriKind.Absolute, out var url) ? $"{url.Scheme}://{url.Host}" : null,
        "server.address" => value,
        _ => Kept.Contains(tag) ? value : null,
    };
}

/// <summary>What is done with a span.</summary>
internal enum TraceFate
{
    /// <summary>It leaves the house only if it fails.</summary>
    Watched,

    /// <summary>It leaves the house.</summary>
    Kept,
}
