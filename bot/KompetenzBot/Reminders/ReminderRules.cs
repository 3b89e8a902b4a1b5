using System.Security.Cryptography;
using System.Text;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Reminders;

/// <summary>
/// Decides what a person is told and when. Pure. One step at a time: what was missed while the bot was down comes later, once, and no two
/// messages come closer together than the time after which a question is repeated.
/// </summary>
public sealed class ReminderRules(ReminderTimes times, DutyClock clock, string notice)
{
    /// <summary>People who registered on one day are asked on as many days.</summary>
    public const int SpreadDays = 7;

    private static readonly Period BeforeExpiry = Period.FromDays(30);
    private static readonly Period AfterEntry = Period.FromDays(3);
    private static readonly Period BeforeFeedback = Period.FromMonths(1);
    private static readonly Period LatestFeedback = Period.FromMonths(6);
    private static readonly Period UntilOutcome = Period.FromDays(1);
    private static readonly Period NoHurry = Period.FromDays(30);

    /// <summary>What to do now.</summary>
    /// <param name="profile">The person.</param>
    /// <param name="hours">When they work: messages go out only then.</param>
    /// <param name="now">The time.</param>
    public ReminderStep Next(Profile profile, WorkingHours hours, DateTimeOffset now)
    {
        profile = profile with { Upkeep = Seen(profile) };
        if (profile.LeftAt is not null || IsPausedByChoice(profile, now))
        {
            return Wait(profile, profile.LeftAt is null && profile.Pause?.Until is { } until ? until : clock.Add(now, NoHurry));
        }

        var kind = Upcoming(profile).Where(one => one.Kind != ReminderKind.Wait && one.At <= now).Select(one => one.Kind).Order().FirstOrDefault(ReminderKind.Wait);
        if (kind == ReminderKind.Wait)
        {
            return Wait(profile, Upcoming(profile).Select(one => one.At > now ? one.At : clock.Add(now, UntilOutcome)).Append(clock.Add(now, NoHurry)).Min());
        }

        var working = clock.NextWorkingTime(now, hours);
        return working > now && kind != ReminderKind.Erase ? Wait(profile, working) : Taken(kind, profile, now);
    }

    /// <summary>Whether there is anything to say or do, whatever the hour; only then is it asked when the person works.</summary>
    public bool IsAnythingDue(Profile profile, DateTimeOffset now)
    {
        profile = profile with { Upkeep = Seen(profile) };
        return profile.LeftAt is null && !IsPausedByChoice(profile, now) && Upcoming(profile).Any(one => one.Kind != ReminderKind.Wait && one.At <= now);
    }

    /// <summary>When a person is asked who has just confirmed. The first question is spread; later ones follow the day on which each one confirmed.</summary>
    public DateTimeOffset FirstDue(Profile profile)
    {
        var begin = profile.Pause is { Origin: PauseOrigin.Person, Until: { } until } && until > profile.ConfirmedAt ? until : profile.ConfirmedAt;
        return clock.Add(begin, times.Every + Period.FromDays(profile.Upkeep?.AskedNotice is null ? Spread(profile) : 0));
    }

    private static bool IsPausedByChoice(Profile profile, DateTimeOffset now) => profile.Pause is { Origin: PauseOrigin.Person } && profile.IsPausedAt(now);

    /// <summary>A new notice begins the questions anew, unless the profile is paused for want of answers already.</summary>
    private Upkeep Seen(Profile profile)
    {
        var upkeep = profile.Upkeep ?? new Upkeep(DateTimeOffset.UnixEpoch);
        var isNew = upkeep.SeenNotice is not null && upkeep.SeenNotice != notice && profile.Consent.NoticeVersion != notice;
        return isNew && upkeep.Stage is (UpkeepStage.Asked or UpkeepStage.Repeated) ? upkeep.Answered() with { SeenNotice = notice } : upkeep with { SeenNotice = notice };
    }

    private static ReminderStep Wait(Profile profile, DateTimeOffset until) => new(ReminderKind.Wait, profile with { Upkeep = profile.Upkeep! with { DueAt = until } });

    private static int Spread(Profile profile) => SHA256.HashData(Encoding.UTF8.GetBytes(profile.User.ToString()))[0] % SpreadDays;

    /// <summary>Everything that will become due, if nothing changes. A smaller kind goes first where several are.</summary>
    private IEnumerable<(ReminderKind Kind, DateTimeOffset At)> Upcoming(Profile profile)
    {
        var upkeep = profile.Upkeep!;
        var free = upkeep.SentAt is { } sent ? clock.Add(sent, times.RepeatAfter) : DateTimeOffset.MinValue;
        yield return upkeep.Stage switch
        {
            UpkeepStage.None when profile.Consent.NoticeVersion != notice => (ReminderKind.Ask, upkeep.AskedNotice == notice ? free : DateTimeOffset.MinValue),
            UpkeepStage.None => (ReminderKind.Ask, Later(FirstDue(profile), free)),
            UpkeepStage.Asked => (ReminderKind.Repeat, Later(clock.Add(upkeep.AskedAt!.Value, times.RepeatAfter), free)),
            UpkeepStage.Repeated => (ReminderKind.Paused, Later(clock.Add(upkeep.AskedAt!.Value, times.PauseAfter), free)),
            UpkeepStage.Paused => (ReminderKind.LastNotice, Later(clock.At(clock.ToLocal(PausedAt(profile)) + times.EraseAfter - ReminderTimes.LastNotice), free)),
            _ when upkeep.SentWork is not null => (ReminderKind.Wait, clock.Add(upkeep.SentAt!.Value, UntilOutcome)), // nobody goes before it is known what became of the last notice
            _ => (ReminderKind.Erase, Later(clock.Add(PausedAt(profile), times.EraseAfter), clock.Add(upkeep.SentAt!.Value, ReminderTimes.LastNotice))),
        };
        if (upkeep.Stage == UpkeepStage.None && profile.Consent.NoticeVersion == notice)
        {
            foreach (var day in Unnamed(profile).Order().Take(1))
            {
                yield return (ReminderKind.Expiry, Later(Later(clock.At(LocalDate.FromDateOnly(day).Minus(BeforeExpiry).AtMidnight()), clock.Add(profile.ConfirmedAt, AfterEntry)), free));
            }

            if (!upkeep.FeedbackAsked && profile.RegisteredAt > DateTimeOffset.UnixEpoch)
            {
                yield return (ReminderKind.Feedback, Later(clock.Add(profile.RegisteredAt, BeforeFeedback), free));
            }
        }

        if (upkeep is { SentWork: not null, Stage: not UpkeepStage.LastNotice })
        {
            yield return (ReminderKind.Wait, clock.Add(upkeep.SentAt!.Value, UntilOutcome));
        }
    }

    private ReminderStep Taken(ReminderKind kind, Profile profile, DateTimeOffset now)
    {
        var upkeep = profile.Upkeep!;
        var soon = clock.DayOf(clock.Add(now, BeforeExpiry));
        if (kind == ReminderKind.Feedback && clock.Add(profile.RegisteredAt, LatestFeedback) <= now)
        {
            return Wait(profile with { Upkeep = upkeep with { FeedbackAsked = true } }, now);
        }

        var told = upkeep with { SentAt = now };
        var after = kind switch
        {
            ReminderKind.Ask => profile with { Upkeep = told with { Stage = UpkeepStage.Asked, AskedAt = now, AskedNotice = notice, NamedUntil = soon } },
            ReminderKind.Repeat => profile with { Upkeep = told with { Stage = UpkeepStage.Repeated } },
            ReminderKind.Paused => profile with { Upkeep = told with { Stage = UpkeepStage.Paused }, Pause = new Pause(now, null, PauseOrigin.Reminder) },
            ReminderKind.LastNotice => profile with { Upkeep = told with { Stage = UpkeepStage.LastNotice } },
            ReminderKind.Expiry => profile with { Upkeep = told with { NamedUntil = soon } },
            ReminderKind.Feedback => profile with { Upkeep = told with { FeedbackAsked = true } },
            _ => profile,
        };
        return new ReminderStep(kind, after with { Upkeep = after.Upkeep! with { DueAt = Upcoming(after).Select(one => one.At).Append(clock.Add(now, UntilOutcome)).Min() } });
    }

    /// <summary>The days on which certificates end that have not been named; what is over is named by the next question.</summary>
    private static IEnumerable<DateOnly> Unnamed(Profile profile) => profile.Competences
        .Select(held => held.ValidUntil)
        .OfType<DateOnly>()
        .Where(day => day > (profile.Upkeep?.NamedUntil ?? DateOnly.FromDateTime(profile.ConfirmedAt.UtcDateTime)));

    private static DateTimeOffset PausedAt(Profile profile) => profile.Pause?.Since ?? profile.Upkeep!.SentAt!.Value;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
