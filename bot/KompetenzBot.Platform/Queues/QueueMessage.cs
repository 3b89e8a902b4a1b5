namespace KompetenzBot.Platform.Queues;

/// <summary>A received message, hidden from others until <paramref name="NextVisibleOn"/>.</summary>
/// <param name="MessageId">Stays the same for the message's life.</param>
/// <param name="PopReceipt">The right to update or delete it; outdated by every update and by the next one who receives it.</param>
/// <param name="MessageText">The text as it was sent.</param>
/// <param name="DequeueCount">How often it was received, this time included.</param>
/// <param name="InsertedOn">When it was sent, in UTC.</param>
/// <param name="NextVisibleOn">When others see it again unless it is deleted, in UTC.</param>
public sealed record QueueMessage(
    string MessageId, string PopReceipt, string MessageText, long DequeueCount, DateTimeOffset InsertedOn, DateTimeOffset NextVisibleOn);
