using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Sms;

/// <summary>No text messages are configured.</summary>
internal sealed class NoSms : ISampleSms, IChannel
{
    private static readonly SendOutcome NotConfigured = new SendOutcome.Unreachable("SmsNotConfigured");

    public bool IsAvailable => false;

    public Task<SampleOutcome> SendAsync(PhoneNumber to, string text, Guid id, DateTimeOffset createdAt, CancellationToken cancellationToken) =>
        Task.FromResult(SampleOutcome.TryLater);

    /// <summary>Rows of a time when there were text messages come to their end.</summary>
    public Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken) => Task.FromResult(NotConfigured);

    public Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) => Task.FromResult(NotConfigured);
}
