namespace KompetenzBot.Sandbox;

/// <summary>What the provider knows of a message.</summary>
public enum SmsState
{
    /// <summary>Accepted; there is no report yet, or none was asked for.</summary>
    Taken,

    Delivered,

    Failed,

    /// <summary>It was never sent.</summary>
    Refused,
}
