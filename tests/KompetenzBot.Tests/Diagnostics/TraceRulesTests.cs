using System.Diagnostics;
using KompetenzBot.Diagnostics.Exporting;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

public sealed class TraceRulesTests
{
    private static readonly ActivityContext Recorded = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
    private static readonly ActivityContext Unrecorded = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);
    private static readonly ActivityContext Remote = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, isRemote: true);

    [Fact]
    public void One_batch_in_ten_shows_its_messages()
    {
        Assert.Equal(TraceFate.Kept, TraceRules.Begin("send", Recorded, isDrawn: true));
        Assert.Equal(TraceFate.Watched, TraceRules.Begin("send", Recorded, isDrawn: false));
    }

    [Fact]
    public void What_belongs_to_a_message_shares_its_fate()
    {
        Assert.Equal(TraceFate.Watched, TraceRules.Begin("POST", Unrecorded, isDrawn: true));
        Assert.Equal(TraceFate.Kept, TraceRules.Begin("POST", Recorded, isDrawn: false));
    }

    [Fact]
    public void Who_calls_the_bot_does_not_decide_what_it_keeps() => Assert.Equal(TraceFate.Kept, TraceRules.Begin("POST", Remote, isDrawn: false));

    [Theory]
    [InlineData(ActivityStatusCode.Error, null, true)]
    [InlineData(ActivityStatusCode.Unset, 429, true)]
    [InlineData(ActivityStatusCode.Unset, 503, true)]
    [InlineData(ActivityStatusCode.Unset, 201, false)]
    [InlineData(ActivityStatusCode.Ok, null, false)]
    public void What_failed_is_always_kept(ActivityStatusCode status, int? http, bool kept) => Assert.Equal(kept, TraceRules.HasFailed(status, http));

    [Theory]
    [InlineData("url.full", "https://smba.trafficmanager.net/teams/v3/conversations/a%3A1/activities", "https://smba.trafficmanager.net")]
    [InlineData("url.path", "/a/kHwGzNqYt3uXo7", null)]
    [InlineData("url.query", "sms=off", null)]
    [InlineData("user_agent.original", "phone", null)]
    [InlineData("client.address", "192.0.2.7", null)]
    [InlineData("http.route", "/a/{token}", "/a/{token}")]
    [InlineData("anything.else", "text", null)]
    public void A_tag_says_outside_what_it_may(string tag, string value, string? outside) => Assert.Equal(outside, TraceRules.Outside(tag, value));
}
