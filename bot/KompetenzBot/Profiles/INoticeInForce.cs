namespace KompetenzBot.Profiles;

/// <summary>Says which privacy notice is in force. Whoever agreed to another one is not called.</summary>
public interface INoticeInForce
{
    /// <summary>Its version.</summary>
    string Version { get; }
}
