using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class AllowedServiceUrlsTests
{
    private static readonly AllowedServiceUrls Teams = new([]);

    private static readonly AllowedServiceUrls Configured =
        new(["https://teams.city.example:8443/teams", "http://127.0.0.1:56150/_connector/"], allowLoopbackHttp: true);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/emea/11111111-2222-3333-4444-555555555555/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net:443/teams")]
    [InlineData("HTTPS://SMBA.TrafficManager.NET/Teams/")]
    [InlineData("https://europe.directline.botframework.com/")]
    [InlineData("https://teams.microsoft.com/")]
    public void Teams_is_allowed(string url) => Assert.True(Teams.Allows(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("teams")]
    [InlineData("//smba.trafficmanager.net/teams/")]
    [InlineData("https:smba.trafficmanager.net/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("ftp://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://smba.trafficmanager.net./teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("https://evil.trafficmanager.net/teams/")]
    [InlineData("https://xsmba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://x@smba.trafficmanager.net/teams/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net/")]
    [InlineData("https://evil.example?smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/teams/?x=y")]
    [InlineData("https://smba.trafficmanager.net/teams/#x")]
    [InlineData("https://smba.trafficmanager.net/%2e%2e/")]
    [InlineData(" https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/teams/\n")]
    [InlineData("https://smbа.trafficmanager.net/teams/")] // a Cyrillic а
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://teams.microsoft.com.evil.example/")]
    [InlineData("https://evil.teams.microsoft.com/")]
    [InlineData("https://localhost/")]
    [InlineData("http://127.0.0.1:56150/_connector/")]
    public void What_only_looks_like_Teams_is_not(string? url) => Assert.False(Teams.Allows(url));

    [Theory]
    [InlineData("https://teams.city.example:8443/teams", true)]
    [InlineData("https://teams.city.example:8443/teams/", true)]
    [InlineData("https://teams.city.example:8443/teams/emea", true)]
    [InlineData("https://Teams.City.Example:8443/teams/", true)]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("https://teams.city.example:8443/team", false)]
    [InlineData("https://teams.city.example:8443/teamsters", false)]
    [InlineData("https://teams.city.example:8443/Teams", false)]
    [InlineData("https://teams.city.example:8443/teams/../admin", false)]
    [InlineData("https://teams.city.example:8443/", false)]
    [InlineData("https://teams.city.example/teams", false)]
    [InlineData("http://teams.city.example:8443/teams", false)]
    [InlineData("https://127.0.0.1:56150/_connector", false)]
    [InlineData("http://127.0.0.1:56151/_connector", false)]
    [InlineData("http://localhost:56150/_connector", false)]
    public void A_configured_url_is_allowed_with_what_lies_under_it(string url, bool allowed) => Assert.Equal(allowed, Configured.Allows(url));

    [Theory]
    [InlineData("https://teams.city.example", false, true)]
    [InlineData("http://teams.city.example", true, false)]
    [InlineData("http://localhost:3979", true, true)]
    [InlineData("http://[::1]:3979", true, true)]
    [InlineData("http://localhost:3979", false, false)]
    [InlineData("http://127.0.0.1.evil.example", true, false)]
    [InlineData("http://localhost.evil.example", true, false)]
    [InlineData("ftp://localhost", true, false)]
    [InlineData("https://user:word@teams.city.example", true, false)]
    [InlineData("teams.city.example", true, false)]
    [InlineData("", true, false)]
    public void Only_safe_urls_can_be_configured(string url, bool allowLoopbackHttp, bool possible)
    {
        Assert.Equal(possible, AllowedServiceUrls.IsBaseUrl(url, allowLoopbackHttp));
        Assert.Equal(possible, Record.Exception(() => new AllowedServiceUrls([url], allowLoopbackHttp)) is null);
    }

    [Fact]
    public void What_is_allowed_is_called_at_an_allowed_host()
    {
        string[] hosts = ["smba.trafficmanager.net", "teams.microsoft.com", "api.botframework.com", "evil.example"];
        string[] pieces = [.. hosts, "/", "//", "/teams", "\\", "@", ":", "443", "8443", ".", "?", "#", "%2f", " "];
        var texts = Gen.Elements(hosts)
            .SelectMany(host => Gen.Elements(pieces).ListOf(3).Select(rest => "https://" + host + string.Concat(rest)))
            .ToArbitrary();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2000),
            Prop.ForAll(texts, text => !Teams.Allows(text) || IsTeams(ConnectorAddress.Create(text, ["conversations"])!)));
    }

    private static bool IsTeams(Uri called) =>
        called is { Scheme: "https", Port: 443, UserInfo: "", Query: "", Fragment: "" }
        && (called.Host is "smba.trafficmanager.net" or "teams.microsoft.com" || called.Host.EndsWith(".botframework.com", StringComparison.Ordinal));
}
