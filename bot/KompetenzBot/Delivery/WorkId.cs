namespace KompetenzBot.Delivery;

/// <summary>What messages are sent for: an alarm or a month's reminders. Sorts by time; used as a key.</summary>
public readonly record struct WorkId(string Value)
{
    /// <summary>The id itself.</summary>
    public override string ToString() => Value;
}
