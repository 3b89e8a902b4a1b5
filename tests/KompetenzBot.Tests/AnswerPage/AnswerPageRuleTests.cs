using System.Net;
using KompetenzBot.AnswerPage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>The rules of the page that need no page.</summary>
public sealed class AnswerPageRuleTests
{
    [Theory]
    [InlineData("", true, true)]
    [InlineData("https://alarm.stadt.example", true, true)]
    [InlineData("https://stadt.example/alarm/", true, true)]
    [InlineData("http://127.0.0.1:3978", true, false)]
    [InlineData("http://alarm.stadt.example", false, false)]
    [InlineData("https://user@alarm.stadt.example", false, false)]
    [InlineData("https://alarm.stadt.example/?a=b", false, false)]
    [InlineData("https://alarm.stadt.example/?", false, false)]
    [InlineData("https://alarm.stadt.example/#a", false, false)]
    [InlineData("ftp://alarm.stadt.example", false, false)]
    [InlineData("alarm.stadt.example", false, false)]
    public void An_address_that_no_phone_opens_safely_is_refused(string url, bool inDevelopment, bool inProduction)
    {
        Assert.Equal(inDevelopment, IsGood(url, Environments.Development));
        Assert.Equal(inProduction, IsGood(url, Environments.Production));
    }

    [Theory]
    [InlineData("https://alarm.stadt.example", "https://alarm.stadt.example/a/tok")]
    [InlineData("https://stadt.example/alarm/", "https://stadt.example/alarm/a/tok")]
    public void A_link_stands_below_the_address(string url, string link) => Assert.Equal(link, new AnswerPageOptions { AnswerBaseUrl = url }.UrlOf("tok").ToString());

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7", true)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_household_counts_as_one_address(string one, string other, bool same) =>
        Assert.Equal(same, AnswerPageLimits.AddressOf(IPAddress.Parse(one)) == AnswerPageLimits.AddressOf(IPAddress.Parse(other)));

    [Fact]
    public void An_address_that_asks_too_often_waits_whatever_links_it_asks_for_and_others_go_on()
    {
        using var limiter = AnswerPageLimits.Create();
        var refused = Enumerable.Range(0, 100_000).Any(i => !limiter.AttemptAcquire(Request("192.0.2.7", $"token-{i}")).IsAcquired);

        Assert.True(refused);
        Assert.True(limiter.AttemptAcquire(Request("192.0.2.8", "token-0")).IsAcquired);
        Assert.True(limiter.AttemptAcquire(Request("192.0.2.7", "token-0", limited: false)).IsAcquired);
    }

    [Fact]
    public void Nothing_in_the_policy_depends_on_line_breaks_of_the_source() => Assert.DoesNotContain(PageStyle.Css, character => character is '\n' or '\r');

    [Fact]
    public void Every_text_and_every_value_is_escaped()
    {
        var html = new System.Text.StringBuilder();
        new HtmlElement("p", "<b>&\"'", new HtmlElement("input").With("value", "\"><x y='z'>").With("checked")).WriteTo(html);

        Assert.Equal("<p>&lt;b&gt;&amp;&quot;&#x27;<input value=\"&quot;&gt;&lt;x y=&#x27;z&#x27;&gt;\" checked></p>", html.ToString());
    }

    private static bool IsGood(string url, string environment) =>
        new AnswerPageValidator(new HostingEnvironment { EnvironmentName = environment }).Validate(null, new AnswerPageOptions { AnswerBaseUrl = url }).Succeeded;

    private static DefaultHttpContext Request(string address, string token, bool limited = true)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.Request.RouteValues[AnswerPageLimits.Token] = token;
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(limited ? [new AnswerPageLimits.Limited()] : []), null));
        return http;
    }
}
