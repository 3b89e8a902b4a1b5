using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace KompetenzBot.Platform.Graph;

/// <summary>How a call to the directory ended: a value, or a failure.</summary>
public readonly record struct GraphResult<T>
    where T : class
{
    internal GraphResult(T value) => Value = value;

    internal GraphResult(GraphFailure failure) => Failure = failure;

    /// <summary>What was asked for; null exactly where the call failed.</summary>
    public T? Value { get; }

    /// <summary>Why not; null exactly where the call succeeded.</summary>
    public GraphFailure? Failure { get; }

    /// <summary>Whether the call succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Value is not null;

    internal GraphResult<TOther> Select<TOther>(Func<T, TOther> select)
        where TOther : class => IsSuccess ? new GraphResult<TOther>(select(Value)) : new GraphResult<TOther>(Failure);
}

/// <summary>Why a call failed. The code is the directory's own word for programs; its texts are never kept, since they may name people.</summary>
/// <param name="Kind">What to make of it.</param>
/// <param name="Status">The status; null where no complete answer came.</param>
/// <param name="Code">For logs.</param>
/// <param name="RetryAfter">How long to wait, where the directory said so.</param>
public sealed record GraphFailure(GraphFailureKind Kind, HttpStatusCode? Status, string? Code, TimeSpan? RetryAfter = null);

/// <summary>What to make of a failure.</summary>
public enum GraphFailureKind
{
    /// <summary>The directory knows the question and says that there is no such person, manager or mailbox. A bare 404 is not that.</summary>
    NotFound,

    /// <summary>What a delta link stands for is no longer kept: begin anew with everybody.</summary>
    Gone,

    /// <summary>Too many requests; to be tried again, after <see cref="GraphFailure.RetryAfter"/> where it is said.</summary>
    Throttled,

    /// <summary>A fault that may pass: no answer, no token, 5xx, an answer that cannot be read.</summary>
    Unavailable,

    /// <summary>The request itself is refused, for example for a missing permission; the same request would be refused again.</summary>
    Refused,
}

internal static class GraphResult
{
    public static GraphResult<T> Of<T>(T value)
        where T : class => new(value);

    public static GraphResult<T> Malformed<T>()
        where T : class => new(new GraphFailure(GraphFailureKind.Unavailable, HttpStatusCode.OK, "MalformedResponse"));
}
