using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using KompetenzBot.Alarms;
using KompetenzBot.Conversations;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>What stands before the page.</summary>
public sealed class PageGuardTests(TestStorage storage, TestCards cards) : PageScene(storage, cards)
{
    private static readonly (string, string)[] Yes = [("answer", "yes")];

    private protected override SceneOptions Options => new()
    {
        Configuration = new(StringComparer.Ordinal)
        {
            ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl,
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            ["Logging:LogLines:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            ["Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting"] = "Trace",
        },
    };

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Sec-Fetch-Site", "cross-site")]
    [InlineData(HttpStatusCode.Forbidden, "Sec-Fetch-Site", "same-site")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "https://boese.example")]
    [InlineData(HttpStatusCode.Forbidden, "Origin", "http://alarm.stadt.example")]
    [InlineData(HttpStatusCode.OK, "Sec-Fetch-Site", "same-origin")]
    [InlineData(HttpStatusCode.OK, "Origin", "null")]
    [InlineData(HttpStatusCode.OK, "Origin", LinkedPhone.BaseUrl)]
    public async Task A_form_that_was_sent_from_elsewhere_is_refused_and_stores_nothing(HttpStatusCode status, string header, string value)
    {
        var phone = await CallAsync();

        using var response = await phone.PostAsync(Yes, (header, value));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? AnswerKind.Accepted : AnswerKind.None, await AnswerAsync());
    }

    [Theory]
    [InlineData("application/json", """{"answer":"yes"}""")]
    [InlineData("text/plain", "answer=yes")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"answer\"\r\n\r\nyes\r\n--x--")]
    [InlineData("", "answer=yes")]
    public async Task Only_forms_are_taken(string type, string body)
    {
        var phone = await CallAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await Scene.Bot.Client.PostAsync(new Uri($"a/{phone.Token}", UriKind.Relative), content, Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(AnswerKind.None, await AnswerAsync());
    }

    [Fact]
    public async Task A_form_of_absurd_size_is_refused()
    {
        var phone = await CallAsync();

        using var response = await phone.PostAsync([("answer", "yes"), ("remark", new string('x', 100_000))]);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(AnswerKind.None, await AnswerAsync());
    }

    [Theory]
    [InlineData("answer", "maybe")]
    [InlineData("answer", "Accepted")]
    [InlineData("sms", "on")]
    [InlineData("x", "y")]
    public async Task What_no_button_says_changes_nothing(string name, string value)
    {
        var phone = await CallAsync();

        Assert.Contains("Können Sie helfen?", await phone.SendAsync((name, value)), StringComparison.Ordinal);
        Assert.Equal(AnswerKind.None, await AnswerAsync());
        Assert.True((await Scene.ProfileAsync(Anna))!.Consent.Sms);
    }

    [Fact]
    public async Task When_something_is_broken_the_page_says_that_it_is_not_certain_what_is_saved()
    {
        var phone = await CallAsync();
        var alarm = (await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm");
        alarm["Payload"] = new byte[] { 1, 2, 3 };
        await Scene.Storage.Table("Alarms").UpsertEntityAsync(alarm, cancellationToken: Token);

        using var response = await phone.PostAsync(Yes);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync(Token);
        Assert.Contains("ist nicht sicher", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Logs.All, line => line.Contains(phone.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_asked_too_often_waits_while_others_go_on()
    {
        var phone = await CallAsync();
        var other = await LinkedPhone.WithLinkAsync(Scene, Anna);

        HttpResponseMessage? refused = null;
        for (var i = 0; i < 200 && refused is null; i++)
        {
            var response = await phone.GetAsync();
            refused = response.StatusCode == HttpStatusCode.TooManyRequests ? response : null;
        }

        Assert.NotNull(refused);
        Assert.Contains("Einen Moment bitte", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        await other.OpenAsync();
        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync(new Uri("health/live", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task The_token_is_in_no_log_whatever_levels_are_configured()
    {
        var phone = await CallAsync();
        await phone.OpenAsync();
        await phone.SendAsync(Yes);
        using var refused = await phone.PostAsync(Yes, ("Origin", "https://boese.example"));
        using var unknown = await new LinkedPhone(Scene.Bot.Client, "geheim-und-unbekannt").GetAsync();

        var factory = Scene.Bot.Services.GetRequiredService<ILoggerFactory>();
        Assert.True(factory.CreateLogger("Microsoft.AspNetCore.Routing.EndpointMiddleware").IsEnabled(LogLevel.Information));
        Assert.False(factory.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Critical));
        Assert.False(factory.CreateLogger("Microsoft.AspNetCore.Routing.Matching.DfaMatcher").IsEnabled(LogLevel.Critical));
        Assert.DoesNotContain(Scene.Logs.All, line => line.Contains(phone.Token, StringComparison.Ordinal) || line.Contains("geheim-und", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_is_in_no_trace()
    {
        ConcurrentQueue<Activity> traced = new();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var phone = await CallAsync();
        await phone.OpenAsync();
        await phone.SendAsync(Yes);

        Assert.DoesNotContain(traced, one => one.DisplayName.Contains(phone.Token, StringComparison.Ordinal) || one.TagObjects.Any(tag => tag.Value?.ToString()?.Contains(phone.Token, StringComparison.Ordinal) == true));
        Assert.Contains(traced, one => one.TagObjects.Any(tag => tag is { Key: "url.path", Value: "/a/{token}" }));
    }

    private async Task<AnswerKind> AnswerAsync() =>
        (await Scene.Bot.Services.GetRequiredService<IAnswerStore>().FindAsync(await LinkedPhone.AlarmAsync(Scene), UserId.Parse(Anna.AadObjectId), Token))!.Answer;
}
