using System.Net;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>A person turns faults on and off while the city runs.</summary>
public sealed class FaultsTests : IAsyncLifetime
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private SimulatedTeams _teams = null!;
    private SimulatedGraph _graph = null!;
    private SimulatedSms _sms = null!;
    private CityFaults _faults = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync(new SimulatedTeamsOptions { Limits = TeamsLimits.None }, Token);
        _graph = await SimulatedGraph.StartAsync(cancellationToken: Token);
        _sms = await SimulatedSms.StartAsync(cancellationToken: Token);
        _faults = new CityFaults(_teams.Faults, _graph, _sms, TimeProvider.System);
        _sms.Beside = new FaultsPage(_faults).AnswerAsync;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _sms.DisposeAsync();
        await _graph.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task Each_switch_turns_its_part_off_and_on_again()
    {
        Assert.Equal((HttpStatusCode.Found, true), (await PressAsync("on", "teams-down"), _teams.Faults.Outage));
        Assert.Equal((HttpStatusCode.Found, true), (await PressAsync("on", "sms-down"), _sms.Outage));
        Assert.Equal((HttpStatusCode.Found, true), (await PressAsync("on", "directory-down"), _graph.Outage));
        Assert.Equal((HttpStatusCode.Found, false), (await PressAsync("off", "sms-down"), _sms.Outage));

        await PressAsync("off", "all");

        Assert.Equal((false, false, false), (_teams.Faults.Outage, _sms.Outage, _graph.Outage));
    }

    [Fact]
    public async Task Troubles_of_Teams_do_not_end_each_other()
    {
        _faults.Set("teams-slow", on: true);
        _faults.Set("teams-slow", on: false);
        _faults.Set("teams-down", on: true);
        _faults.Set("teams-errors", on: true);
        _faults.Set("teams-down", on: false);

        Assert.False(_teams.Faults.Outage);
        Assert.InRange(await FailuresOfAsync(300), 10, 60);
    }

    [Fact]
    public async Task The_page_says_what_is_on()
    {
        Assert.DoesNotContain("an seit", await PageAsync(), StringComparison.Ordinal);

        await PressAsync("on", "teams-slow");

        Assert.Contains("an seit", await PageAsync(), StringComparison.Ordinal);
        Assert.Contains("href=\"/faults\"", await _browser.GetStringAsync(new Uri(_sms.Page), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_switch_that_does_not_exist_and_another_site_change_nothing()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync("on", "everything"));
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync("on", "sms-down", site: "cross-site"));

        Assert.All(_faults.All, one => Assert.Null(one.Since));
    }

    /// <summary>Of questions about a conversation that is not there.</summary>
    private async Task<int> FailuresOfAsync(int questions)
    {
        using var bot = new HttpClient { BaseAddress = new Uri(_teams.ServiceUrl), DefaultRequestHeaders = { Authorization = new("Bearer", _teams.Options.Token) } };
        var failures = 0;
        for (var i = 0; i < questions; i++)
        {
            try
            {
                using var response = await bot.GetAsync(new Uri("v3/conversations/nobody/pagedmembers", UriKind.Relative), Token);
                failures += (int)response.StatusCode >= 500 ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                failures++;
            }
        }

        return failures;
    }

    private Uri Page => new(new Uri(_sms.Page), "/faults");

    private Task<string> PageAsync() => _browser.GetStringAsync(Page, Token);

    private async Task<HttpStatusCode> PressAsync(string button, string value, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = new FormUrlEncodedContent([KeyValuePair.Create(button, value)]) };
        request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await _browser.SendAsync(request, Token);
        return response.StatusCode;
    }
}
