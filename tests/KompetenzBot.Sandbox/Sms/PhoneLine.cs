namespace KompetenzBot.Sandbox;

/// <summary>What becomes of text messages to a number.</summary>
public enum PhoneLine
{
    Reachable,

    /// <summary>Nobody has this number: the provider refuses it.</summary>
    Unknown,

    /// <summary>The provider takes the message and later reports that it has failed.</summary>
    Dead,
}
