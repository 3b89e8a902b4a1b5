using KompetenzBot.Alarms.Texting;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Profiles;
using Microsoft.Extensions.Options;
using NodaTime;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Texting;

/// <summary>When a call goes to the phone: local times in Dortmund.</summary>
public sealed class SmsDueTests
{
    private static readonly DutyClock Clock = new(Options.Create(new DutyHoursOptions()));
    private static readonly Period After = Period.FromMinutes(5);

    [Theory]
    [InlineData("Tuesday noon is duty time", 2026, 9, 15, 12, false, 5)]
    [InlineData("Tuesday evening is not", 2026, 9, 15, 20, false, 0)]
    [InlineData("Saturday is not", 2026, 9, 19, 12, false, 0)]
    [InlineData("Corpus Christi, a holiday in North Rhine-Westphalia", 2026, 6, 4, 12, false, 0)]
    [InlineData("the Monday after clocks were set back", 2026, 10, 26, 7, false, 5)]
    [InlineData("the Monday after clocks were set forward", 2026, 3, 30, 7, false, 5)]
    [InlineData("Tuesday noon, for everybody at once", 2026, 9, 15, 12, true, 0)]
    public void It_waits_for_an_answer_in_Teams_only_while_the_person_works(string when, int year, int month, int day, int hour, bool atOnce, int minutes)
    {
        var now = Clock.At(new LocalDateTime(year, month, day, hour, 0));

        Assert.True(SmsDue.At(Agreed, atOnce, now, Clock, After) == now.AddMinutes(minutes), when);
    }

    [Fact]
    public void The_own_hours_count_before_the_citys()
    {
        var early = Agreed with { WorkingHours = new WorkingHours(WorkingDays.Saturday, new TimeOnly(5, 0), new TimeOnly(9, 0)) };
        var saturday = Clock.At(new LocalDateTime(2026, 9, 19, 6, 0));

        Assert.Equal(saturday.AddMinutes(5), SmsDue.At(early, atOnce: false, saturday, Clock, After));
        Assert.Equal(saturday, SmsDue.At(Agreed, atOnce: false, saturday, Clock, After));
    }

    [Fact]
    public void Nobody_gets_one_who_did_not_agree_or_gave_no_number()
    {
        var now = Clock.At(new LocalDateTime(2026, 9, 15, 20, 0));

        Assert.Null(SmsDue.At(Agreed with { Mobile = null }, atOnce: true, now, Clock, After));
        Assert.Null(SmsDue.At(Agreed with { Consent = Agreed.Consent with { Sms = false } }, atOnce: true, now, Clock, After));
    }

    [Theory]
    [InlineData("the call is there since three minutes", DeliveryState.Delivered, 1, -3, 12, 2.0)]
    [InlineData("the call is there since six minutes", DeliveryState.Delivered, 1, -6, 12, -1.0)]
    [InlineData("the call waits for its turn", DeliveryState.Pending, 0, null, 12, 0.5)]
    [InlineData("the call is being sent", DeliveryState.Sending, 1, null, 12, 0.5)]
    [InlineData("Teams has failed to take it", DeliveryState.Pending, 2, null, 12, null)]
    [InlineData("it cannot be reached in Teams", DeliveryState.Unreachable, 1, null, 12, null)]
    [InlineData("duty time is over", DeliveryState.Pending, 0, null, 20, null)]
    public void The_time_to_answer_begins_when_the_call_is_there(string what, DeliveryState state, int attempts, int? deliveredMinutes, int hour, double? minutes)
    {
        var now = Clock.At(new LocalDateTime(2026, 9, 15, hour, 0));
        var call = new OutboxMessage(new WorkId("a"), default, "call", "1", "de", state, now.AddMinutes(-5), attempts) { DeliveredAt = deliveredMinutes is { } ago ? now.AddMinutes(ago) : null };

        Assert.True(SmsDue.NotBefore(call, Agreed, now, Clock, After) == (minutes is { } later ? now.AddMinutes(later) : null), what);
    }

    [Fact]
    public void Nobody_waits_for_ever_for_a_call_that_has_not_had_its_turn()
    {
        var now = Clock.At(new LocalDateTime(2026, 9, 15, 12, 0));
        var call = new OutboxMessage(new WorkId("a"), default, "call", "1", "de", DeliveryState.Pending, now.AddMinutes(-11));

        Assert.True(SmsDue.NotBefore(call, Agreed, now, Clock, After) < now);
    }

    private static Profile Agreed => Anna.Profile with { Mobile = "+4915112345678", Consent = Anna.Profile.Consent with { Sms = true } };
}
