using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Sms;

/// <summary>No text messages are configured.</summary>
internal sealed class NoSms : ISampleSms
{
    public bool IsAvailable => false;

    public Task<SampleOutcome> SendAsync(PhoneNumber to, string text, Guid id, DateTimeOffset createdAt, CancellationToken cancellationToken) =>
        Task.FromResult(SampleOutcome.TryLater);
}
