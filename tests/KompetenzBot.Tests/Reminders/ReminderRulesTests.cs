using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Reminders;
using KompetenzBot.Tests.DutyHours;
using KompetenzBot.Tests.Profiles;
using Xunit;
using static KompetenzBot.Reminders.ReminderKind;

namespace KompetenzBot.Tests.Reminders;

public sealed class ReminderRulesTests
{
    /// <summary>A Monday, 10 o'clock in the city.</summary>
    private static readonly DateTimeOffset Registered = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);
    private static readonly ReminderTimes Times = new ReminderOptions().Read();
    private static readonly ReminderRules Rules = new(Times, City.Clock, Anna.Notice);
    private static readonly WorkingHours Hours = City.Clock.Usual;

    private static Profile Volunteer => Anna.Profile with { ConfirmedAt = Registered, RegisteredAt = Registered, Upkeep = new Upkeep(DateTimeOffset.UnixEpoch) { FeedbackAsked = true } };

    [Fact]
    public void A_silent_volunteer_is_asked_twice_paused_told_and_erased_at_the_configured_times()
    {
        var life = Life(Volunteer, 600);

        Assert.Equal([Ask, Repeat, Paused, LastNotice, Erase], life.Select(step => step.Kind));
        Assert.InRange(life[0].Day, 90, 100);
        Assert.InRange(life[1].Day - life[0].Day, 14, 17);
        Assert.InRange(life[2].Day - life[0].Day, 56, 59);
        Assert.InRange(life[3].Day - life[2].Day, 350, 355);
        Assert.InRange(life[4].Day - life[2].Day, 365, 369);
    }

    [Fact]
    public void Whoever_confirms_is_asked_every_quarter() => Assert.Equal(
        4, Life(Volunteer, 380, answer: (kind, profile, now) => kind == Ask ? ProfileActions.Confirmed(profile, now.AddHours(2)) : profile).Count(step => step.Kind == Ask));

    [Fact]
    public void Nobody_is_asked_while_they_pause_by_choice_and_the_quarter_begins_after_it()
    {
        var end = Registered.AddDays(300);
        var paused = Volunteer with { Pause = new Pause(Registered, end, PauseOrigin.Person) };

        var first = Life(paused, 600)[0];

        Assert.Equal(Ask, first.Kind);
        Assert.InRange(first.Day, 389, 400);
    }

    [Fact]
    public void Whoever_pauses_without_an_end_is_never_asked_and_never_erased() =>
        Assert.Empty(Life(Volunteer with { Pause = new Pause(Registered, null, PauseOrigin.Person) }, 2000));

    [Fact]
    public void Whoever_left_the_directory_is_not_asked() => Assert.Empty(Life(Volunteer with { LeftAt = Registered }, 600));

    [Fact]
    public void A_new_notice_is_told_at_once_and_asked_again_like_any_question()
    {
        var rules = new ReminderRules(Times, City.Clock, "2026-02");

        var life = Life(Volunteer, 120, rules);

        Assert.Equal([Ask, Repeat, Paused], life.Select(step => step.Kind));
        Assert.Equal(0, life[0].Day);
    }

    [Fact]
    public void A_certificate_is_named_a_month_before_it_ends_once()
    {
        var ends = City.Clock.DayOf(Registered.AddDays(60));
        var holder = Volunteer with { Competences = [new("driving-licence-c", null, ends)] };

        var step = Assert.Single(Life(holder, 85));

        Assert.Equal(Expiry, step.Kind);
        Assert.InRange(step.Day, 30, 33);
    }

    [Fact]
    public void What_was_missed_comes_later_and_one_after_the_other()
    {
        var asked = Life(Volunteer, 95)[0];
        var afterOutage = Registered.AddDays(asked.Day + 70);

        var repeat = Rules.Next(asked.After, Hours, Working(afterOutage));
        var next = Rules.Next(repeat.After, Hours, Working(afterOutage.AddDays(1)));

        Assert.Equal((Repeat, Wait), (repeat.Kind, next.Kind));
    }

    [Fact]
    public void Messages_go_out_in_working_hours_only() => Prop.ForAll(
        Gen.Choose(0, 400 * 24).ToArbitrary(),
        hour => Rules.Next(Volunteer, Hours, Registered.AddHours(hour)) is { Kind: Wait } || City.Clock.PhaseOf(Registered.AddHours(hour)) == WeekPhase.DutyHours).QuickCheckThrowOnFailure();

    /// <summary>Whenever the bot happens to look, whatever the person happens to answer.</summary>
    [Fact]
    public void Nobody_is_erased_without_a_last_notice_two_weeks_before_and_messages_never_crowd() => Prop.ForAll(
        (from gaps in Gen.Choose(1, 40).ListOf(200)
         from answers in Gen.Choose(0, 9).ListOf(200)
         select (Gaps: gaps.ToArray(), Answers: answers.ToArray())).ToArbitrary(),
        life =>
        {
            var (profile, now, last, lastKind) = (Volunteer, Registered, DateTimeOffset.MinValue, Wait);
            for (var i = 0; i < life.Gaps.Length; i++)
            {
                now = Working(now.AddDays(life.Gaps[i]));
                var step = Rules.Next(profile, Hours, now);
                if (step.Kind == Erase)
                {
                    return lastKind == LastNotice && City.Clock.DayOf(now) >= City.Clock.DayOf(last).AddDays(14);
                }

                if (step.Kind != Wait)
                {
                    if (last > DateTimeOffset.MinValue && City.Clock.DayOf(now) < City.Clock.DayOf(last).AddDays(14))
                    {
                        return false;
                    }

                    (last, lastKind) = (now, step.Kind);
                }

                profile = life.Answers[i] == 0 ? ProfileActions.Confirmed(step.After, now) : step.After;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void People_who_registered_on_one_day_are_asked_on_several() => Assert.Equal(
        ReminderRules.SpreadDays,
        Enumerable.Range(0, 200)
            .Select(i => Rules.FirstDue(Volunteer with { User = KompetenzBot.Conversations.UserId.Parse($"00000000-0000-4000-8000-{i:000000000000}") }).Date).Distinct().Count());

    /// <summary>All that happens to a person if the bot looks every day at ten.</summary>
    private static List<(ReminderKind Kind, int Day, Profile After)> Life(
        Profile profile, int days, ReminderRules? rules = null, Func<ReminderKind, Profile, DateTimeOffset, Profile>? answer = null)
    {
        List<(ReminderKind, int, Profile)> life = [];
        for (var day = 0; day < days; day++)
        {
            var now = Registered.AddDays(day);
            var step = (rules ?? Rules).Next(profile, Hours, now);
            profile = step.After;
            if (step.Kind != Wait)
            {
                life.Add((step.Kind, day, step.After));
                profile = answer?.Invoke(step.Kind, profile, now) ?? profile;
            }

            if (step.Kind == Erase)
            {
                break;
            }
        }

        return life;
    }

    private static DateTimeOffset Working(DateTimeOffset from) => City.Clock.NextWorkingTime(from, Hours);
}
