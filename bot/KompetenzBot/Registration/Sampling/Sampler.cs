using System.Globalization;
using System.Security.Cryptography;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Sampling;

/// <summary>Sends the sample message of a draft, and compares what the person read in it.</summary>
public sealed class Sampler(ISampleSms sms, ISampleCount count, DutyClock clock)
{
    /// <summary>A day has as many, so that nobody's phone can be filled.</summary>
    public const int MostPerDay = 3;

    /// <summary>As often may be guessed; then another message with other digits is needed.</summary>
    public const int MostWrong = 5;

    /// <summary>Whether messages can be sent at all.</summary>
    public bool IsAvailable => sms.IsAvailable;

    /// <summary>The draft with a message for its number, ready to be sent.</summary>
    public static RegistrationDraft Prepare(RegistrationDraft draft, DateTimeOffset now) =>
        draft.MobileNumber is { } number && (draft.Sample?.To != number || draft.Sample.Wrong >= MostWrong)
            ? draft with { Sample = new SampleMessage(number, RandomNumberGenerator.GetInt32(10_000).ToString("0000", CultureInfo.InvariantCulture), Guid.NewGuid(), now) }
            : draft;

    /// <summary>The draft with its number confirmed, or with one more wrong guess.</summary>
    public static RegistrationDraft Compare(RegistrationDraft draft, string typed, DateTimeOffset now) => draft.Sample switch
    {
        { Sent: true, Wrong: < MostWrong } sample when sample.Code == Digits(typed) => draft with { ConfirmedMobile = sample.To, ConfirmedMobileAt = now, Sample = null },
        { Sent: true } sample => draft with { Sample = sample with { Wrong = sample.Wrong + 1 } },
        _ => draft,
    };

    /// <summary>Whether a text can be meant as the digits of the message.</summary>
    public static bool LooksLikeCode(string text) => Digits(text).Length == 4 && text.Trim().Length <= 7;

    /// <summary>Sends the draft's message; the error says why it could not be.</summary>
    public async Task<(RegistrationDraft Draft, string? Error)> SendAsync(TurnContext turn, RegistrationDraft draft, CancellationToken cancellationToken)
    {
        var prepared = Prepare(draft, turn.Now);
        if (prepared.Sample is not { } sample || PhoneNumber.TryParse(sample.To) is not { } number)
        {
            return (prepared, RegistrationTexts.SampleNotSent);
        }

        if (!await count.TryTakeAsync(turn.User, clock.DayOf(turn.Now), MostPerDay, sample.Id, cancellationToken))
        {
            return (prepared, RegistrationTexts.SampleTooMany.With(MostPerDay));
        }

        return await sms.SendAsync(number, TextOf(prepared, sample), sample.Id, sample.CreatedAt, cancellationToken) switch
        {
            SampleOutcome.Sent => (prepared with { Sample = sample with { Sent = true, Id = Guid.NewGuid(), CreatedAt = turn.Now } }, null),
            SampleOutcome.NumberRefused => (prepared, RegistrationTexts.SampleRefused),
            _ => (prepared, RegistrationTexts.SampleNotSent),
        };
    }

    private static string TextOf(RegistrationDraft draft, SampleMessage sample) => draft.CodeWord.Length > 0
        ? RegistrationTexts.SampleSmsWithWord.With(draft.CodeWord, sample.Code)
        : RegistrationTexts.SampleSms.With(sample.Code);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
