using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Sampling;

/// <summary>Sends sample text messages.</summary>
public interface ISampleSms
{
    /// <summary>Whether text messages are set up at all.</summary>
    bool IsAvailable { get; }

    /// <summary>Sends a message. With the same id and time it is sent once, however often it is asked for.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="text">Fits into one message.</param>
    /// <param name="id">Of this sending.</param>
    /// <param name="createdAt">When this sending was first wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<SampleOutcome> SendAsync(PhoneNumber to, string text, Guid id, DateTimeOffset createdAt, CancellationToken cancellationToken);
}

/// <summary>What became of a sample message.</summary>
public enum SampleOutcome
{
    /// <summary>The provider has it.</summary>
    Sent,

    /// <summary>The provider does not send to this number.</summary>
    NumberRefused,

    /// <summary>It did not work this time.</summary>
    TryLater,
}
