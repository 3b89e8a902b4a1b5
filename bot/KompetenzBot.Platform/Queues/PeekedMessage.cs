namespace KompetenzBot.Platform.Queues;

/// <summary>A visible message that was looked at and not taken.</summary>
/// <inheritdoc cref="QueueMessage"/>
public sealed record PeekedMessage(string MessageId, string MessageText, long DequeueCount, DateTimeOffset InsertedOn);
