using Azure.Core;

namespace KompetenzBot.Platform;

/// <summary>Which requests the pipeline may send again by itself.</summary>
internal sealed class StorageRepetition : ResponseClassifier
{
    /// <summary>Sending twice ends as sending once: reads, upserts, deletions. Repeated after lost connections, timeouts, 408, 429 and 5xx.</summary>
    public static readonly StorageRepetition Safe = new(repeatable: true);

    /// <summary>
    /// A second sending would mislead (an insert that worked answers 409, an update by ETag 412) or double (a queue message).
    /// Repeated only after 429 and 503, by which the service says that it has not started; everything else is the caller's to decide.
    /// </summary>
    public static readonly StorageRepetition OnlyIfRefused = new(repeatable: false);

    private readonly bool repeatable;

    private StorageRepetition(bool repeatable) => this.repeatable = repeatable;

    public override bool IsRetriableResponse(HttpMessage message) =>
        message.Response.Status is 429 or 503 || (repeatable && message.Response.Status is (408 or 500 or 502 or 504));

    public override bool IsRetriableException(Exception exception) => repeatable && base.IsRetriableException(exception);

    public override bool IsRetriable(HttpMessage message, Exception exception) => repeatable && base.IsRetriable(message, exception);

    // not found, exists already and changed meanwhile are answers
    public override bool IsErrorResponse(HttpMessage message) => message.Response.Status is >= 400 and not (404 or 409 or 412);
}
