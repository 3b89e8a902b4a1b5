namespace KompetenzBot.Platform.Queues;

/// <summary>What identifies a sent message; it can be deleted with it before anyone receives it.</summary>
/// <param name="TimeNextVisible">When it can first be received, in UTC.</param>
public sealed record SendReceipt(string MessageId, string PopReceipt, DateTimeOffset TimeNextVisible);

/// <summary>The message's new pop receipt; the one before it is outdated.</summary>
/// <param name="NextVisibleOn">When others see it again, in UTC.</param>
public sealed record UpdateReceipt(string PopReceipt, DateTimeOffset NextVisibleOn);
