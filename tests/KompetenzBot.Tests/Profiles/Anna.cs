using KompetenzBot.Conversations;
using KompetenzBot.Profiles;

namespace KompetenzBot.Tests.Profiles;

/// <summary>An invented volunteer who may be called for everything.</summary>
internal static class Anna
{
    public const string Notice = "2026-01";

    public static Profile Profile { get; } = new(
        UserId.Parse("11111111-1111-1111-1111-111111111111"),
        "Anna Beispiel",
        "de",
        [],
        Mobile: null,
        Purposes.Questions | Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty,
        Availability.DutyHours | Availability.Nights | Availability.Weekends,
        new Consent(Notice, DateTimeOffset.UnixEpoch, Sms: false),
        DateTimeOffset.UnixEpoch);
}
