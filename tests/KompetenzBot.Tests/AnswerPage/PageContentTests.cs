using System.Net;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>What the page says, and what it keeps to itself.</summary>
public sealed class PageContentTests(TestStorage storage, TestCards cards) : PageScene(storage, cards)
{
    private static readonly string[] Markup = ["<script", "<img", "<b>", "<i>", "' onfocus"];

    [Fact]
    public async Task It_says_who_calls_for_what_where_and_when_and_how_to_check_that()
    {
        var page = await (await CallAsync()).OpenAsync();

        Assert.All(
            ["Ihr Codewort: <strong class=\"word\">Regenbogen", "Können Sie helfen?", "Kommunales Lagezentrum bittet um Ihre Hilfe", "Aufbau Impfzentrum", "Westfalenhallen", "18:00 bis 22:00 Uhr", "tel:+492315550112", "Alarmnummer 1"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bung", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_profile()
    {
        var page = await (await CallAsync(change: profile => profile with { Culture = "en" })).OpenAsync();

        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("Your code word", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ihr", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_every_state_it_is_small_and_shows_neither_name_nor_competence()
    {
        var phone = await CallAsync();
        List<string> pages =
        [
            await phone.OpenAsync(), await phone.OpenAsync("?sms=off"), await phone.SendAsync(("answer", "yes"), ("remark", new string('ü', 500)), ("arrival", "18:30")),
            await phone.SendAsync(("answer", "yes"), ("remark", "bin krank")), await phone.SendAsync(("answer", "no")), await phone.SendAsync(("answer", "later")), await phone.SendAsync(("answer", "wait")),
        ];
        await StandDownAsync();
        pages.Add(await phone.OpenAsync());

        Assert.All(pages, page => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page), 1, 15 * 1024));
        Assert.All(pages, page => Assert.DoesNotContain(Personal, word => page.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(pages, page => Assert.DoesNotContain(phone.Token, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_every_state_a_drill_says_so()
    {
        var phone = await CallAsync("übung 2 Führerschein C, morgen 8-12 Uhr: Probe <Hochwasser>");
        List<string> pages =
        [
            await phone.OpenAsync(), await phone.OpenAsync("?sms=off"), await phone.SendAsync(("answer", "yes")), await phone.SendAsync(("answer", "yes"), ("remark", "bin krank")),
            await phone.SendAsync(("answer", "no")), await phone.SendAsync(("answer", "later")), await phone.SendAsync(("answer", "wait")), await phone.SendAsync(("sms", "off")),
        ];
        await StandDownAsync();
        pages.Add(await phone.OpenAsync());

        Assert.All(pages, page => Assert.Contains("ÜBUNG", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_wrote_is_text_and_never_markup()
    {
        var phone = await CallAsync("alarm 2 Führerschein C, <b>Halle</b>, morgen 8-12 Uhr: <script>alert(1)</script>", profile => profile with { CodeWord = "\"><img src=x>" });
        using var answered = await phone.PostAsync([("answer", "yes"), ("arrival", "\"><script>"), ("remark", "<i>bin krank</i>' onfocus='x")]);
        using var opened = await phone.GetAsync();

        foreach (var raw in new[] { await answered.Content.ReadAsStringAsync(Token), await opened.Content.ReadAsStringAsync(Token) })
        {
            Assert.DoesNotContain(Markup, markup => raw.Contains(markup, StringComparison.OrdinalIgnoreCase));
        }

        Assert.Contains("&lt;script&gt;", await opened.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_headers_let_nothing_in_and_leave_nothing_behind()
    {
        using var response = await (await CallAsync()).GetAsync();

        var policy = string.Join(';', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
        Assert.Contains("noindex", string.Join(',', response.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task After_the_end_it_says_so_and_takes_no_answer_but_still_ends_text_messages()
    {
        var phone = await CallAsync();
        await phone.SendAsync(("answer", "no"));
        await StandDownAsync("Wasser <sinkt>");

        var page = await phone.SendAsync(("answer", "yes"));
        Assert.Contains("Alarm beendet", page, StringComparison.Ordinal);
        Assert.Contains("Wasser <sinkt>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"answer\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.GetString("Answer") == "Accepted");

        Assert.Contains("Keine SMS mehr", page, StringComparison.Ordinal);
        await phone.SendAsync(("sms", "off"));
        Assert.False((await Scene.ProfileAsync(Anna))!.Consent.Sms);
    }

    [Fact]
    public async Task A_link_of_which_a_machine_asks_only_the_head_answers_without_a_body()
    {
        var phone = await CallAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"a/{phone.Token}", UriKind.Relative));
        using var response = await Scene.Bot.Client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Token));
    }
}
