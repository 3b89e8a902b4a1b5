using KompetenzBot.Reminders.Leavers;
using Xunit;

namespace KompetenzBot.Tests.Reminders.Leavers;

/// <summary>What is done about people who may have left.</summary>
public sealed class LeaverRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Presence.Present, false, LeaverStep.Nothing)]
    [InlineData(Presence.Gone, false, LeaverStep.Mark)]
    [InlineData(Presence.Unknown, false, LeaverStep.Nothing)]
    [InlineData(Presence.Present, true, LeaverStep.Unmark)]
    [InlineData(Presence.Gone, true, LeaverStep.Nothing)]
    [InlineData(Presence.Unknown, true, LeaverStep.Nothing)]
    [InlineData(Presence.Present, true, LeaverStep.Unmark, 0)]
    [InlineData(Presence.Gone, true, LeaverStep.Erase, 0)]
    [InlineData(Presence.Gone, true, LeaverStep.Erase, -400)]
    [InlineData(Presence.Unknown, true, LeaverStep.Nothing, -400)]
    public void Only_who_is_gone_after_the_time_of_grace_is_erased(Presence presence, bool marked, LeaverStep step, int graceEndsInDays = 1) =>
        Assert.Equal(step, LeaverRules.Decide(marked ? Now.AddDays(-30) : null, presence, marked ? Now.AddDays(graceEndsInDays) : null, Now));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(10, 10, false)]
    [InlineData(2, 2, true)]
    [InlineData(10, 11, true)]
    [InlineData(11, 11, false)]
    [InlineData(11, 43, false)]
    [InlineData(11, 44, true)]
    [InlineData(3000, 12_000, true)]
    [InlineData(3001, 12_000, false)]
    [InlineData(12_000, 12_000, false)]
    public void That_a_great_part_has_left_at_once_is_not_believed(int leaving, int registered, bool plausible) =>
        Assert.Equal(plausible, LeaverRules.IsPlausible(leaving, registered));

    [Theory]
    [InlineData("P30D", true)]
    [InlineData("P1M", true)]
    [InlineData("PT12H", true)]
    [InlineData("P0D", false)]
    [InlineData("P-1D", false)]
    [InlineData("30", false)]
    [InlineData("", false)]
    public void The_time_of_grace_is_a_period(string text, bool good) => Assert.Equal(good, new LeaverOptions { LeaverGrace = text }.Grace is not null);
}
