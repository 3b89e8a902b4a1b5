namespace KompetenzBot.Delivery;

/// <summary>A message that this instance holds; its row changes with every renewal of the lease.</summary>
internal sealed class HeldMessage(OutboxMessage message) : IDisposable
{
    private volatile OutboxMessage _message = message;

    public OutboxMessage Message
    {
        get => _message;
        set => _message = value;
    }

    /// <summary>Why it is not to be sent after all; null where it may be.</summary>
    public string? NotSent { get; set; }

    /// <summary>Whether its row was written by somebody else: it is not this instance's to send any more.</summary>
    public bool IsLost { get; set; }

    /// <summary>Whether it may have arrived.</summary>
    public bool HasLeft { get; set; }

    /// <summary>From when it was made; null: it has not been.</summary>
    public SendMeasure? Measure { get; set; }

    /// <summary>The row as it is to be kept where nothing left: a claim alone is no attempt.</summary>
    public OutboxMessage Unsent => HasLeft ? Message : Message with { Attempts = Message.Attempts - 1 };

    /// <summary>The same, to be tried at a time.</summary>
    public OutboxMessage PutBack(DateTimeOffset dueAt) => Unsent with { State = DeliveryState.Pending, DueAt = dueAt, IsUnqueued = true };

    public void Dispose() => Measure?.Dispose();
}
