using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.DutyHours;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

public sealed class SelfTestRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly DutyClock Clock = new(Options.Create(new DutyHoursOptions()));
    private static readonly SelfTestState Fine = new(SelfTestKind.Teams, Noon) { StartedAt = Noon };

    [Theory]
    [InlineData(DeliveryState.Pending, null, 9, "Wait")]
    [InlineData(DeliveryState.Sending, null, 9, "Wait")]
    [InlineData(DeliveryState.Pending, "Throttled", 10, "Fail Throttled")]
    [InlineData(DeliveryState.Sending, null, 10, "Fail NotDelivered")]
    [InlineData(DeliveryState.Unreachable, "Blocked", 0, "Fail Blocked")]
    [InlineData(DeliveryState.Rejected, "MessageSizeTooBig", 0, "Fail MessageSizeTooBig")]
    [InlineData(DeliveryState.Ended, null, 0, "Fail Ended")]
    [InlineData(DeliveryState.Delivered, null, 60, "Update 1")]
    public void The_row_of_the_card_says_how_the_test_goes_on(DeliveryState state, string? reason, int minutes, string expected)
    {
        var message = new OutboxMessage(SelfTestWork.Id, UserId.Parse("10000000-0000-4000-8000-000000000001"), SelfTestWork.Card, "", "de", state, Noon, ActivityId: state == DeliveryState.Delivered ? "1" : null, Reason: reason);

        Assert.Equal(expected, Words(SelfTestRules.Next(Noon, message, Noon.AddMinutes(minutes))));
    }

    [Fact]
    public void A_test_whose_card_was_never_written_is_written_now() => Assert.Equal("Send", Words(SelfTestRules.Next(Noon, null, Noon.AddHours(9))));

    [Fact]
    public void The_next_one_is_in_the_morning_also_where_the_clocks_are_set_back() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 8, 0, 0, TimeSpan.Zero), SelfTestRules.Passed(Fine, Clock, Noon).DueAt);

    [Fact]
    public void Text_messages_are_tested_once_a_week() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 8, 0, 0, TimeSpan.Zero), SelfTestRules.Passed(Fine with { Kind = SelfTestKind.Sms }, Clock, Noon).DueAt);

    [Fact]
    public void A_breakage_is_news_once_and_so_is_its_end()
    {
        var broken = SelfTestRules.Failed(Fine, "Blocked", Noon);
        Assert.Equal((SelfTestNews.Broken, Noon.AddHours(1)), (broken.News, broken.DueAt));

        var told = broken with { News = SelfTestNews.None };
        Assert.Equal(SelfTestNews.None, SelfTestRules.Failed(told, "Blocked", Noon).News);
        Assert.Equal(SelfTestNews.Healed, SelfTestRules.Passed(told, Clock, Noon).News);
    }

    [Fact]
    public void What_was_over_before_it_was_told_is_no_news()
    {
        Assert.Equal(SelfTestNews.None, SelfTestRules.Passed(SelfTestRules.Failed(Fine, "Blocked", Noon), Clock, Noon).News);
        Assert.Equal(SelfTestNews.None, SelfTestRules.Passed(Fine, Clock, Noon).News);
    }

    private static string Words(SelfTestStep step) => step switch
    {
        SelfTestStep.Fail fail => $"Fail {fail.Reason}",
        SelfTestStep.Update update => $"Update {update.ActivityId}",
        _ => step.GetType().Name,
    };
}
