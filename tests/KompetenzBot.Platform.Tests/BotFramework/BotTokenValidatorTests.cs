using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;
using static KompetenzBot.Platform.BotFramework.TokenRefusal;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class BotTokenValidatorTests(TokenIssuer issuer) : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private MetadataServer? _metadata;
    private BotTokenValidator? _validator;

    private static readonly Dictionary<string, (Action<BotToken, long> Spoil, TokenRefusal Reason)> Spoilt = new()
    {
        ["another issuer"] = ((token, _) => token.Claims["iss"] = "https://sts.windows.net/", WrongIssuer),
        ["no issuer"] = ((token, _) => token.Claims.Remove("iss"), WrongIssuer),
        ["another audience"] = ((token, _) => token.Claims["aud"] = "another-app", WrongAudience),
        ["no audience"] = ((token, _) => token.Claims.Remove("aud"), WrongAudience),
        ["expired by the skew"] = ((token, now) => token.Claims["exp"] = now - 300, Expired),
        ["no expiry"] = ((token, _) => token.Claims.Remove("exp"), Expired),
        ["expiry as text"] = ((token, now) => token.Claims["exp"] = $"{now + 3600}", Malformed),
        ["from later than the skew"] = ((token, now) => token.Claims["nbf"] = now + 301, NotYetValid),
        ["no start"] = ((token, _) => token.Claims.Remove("nbf"), NotYetValid),
        ["unknown key"] = ((token, _) => token.Header["kid"] = "unknown", UnknownKey),
        ["no key id"] = ((token, _) => token.Header.Remove("kid"), Algorithm),
        ["another type"] = ((token, _) => token.Header["typ"] = "logout+jwt", Algorithm),
        ["another's key under a known id"] = ((token, _) => token.Key = "foreign", Signature),
        ["key without endorsements"] = ((token, _) => token.Header["kid"] = token.Key = "unendorsed", NotEndorsed),
        ["key for another channel"] = ((token, _) => token.Header["kid"] = token.Key = "rotated", NotEndorsed),
        ["not signed"] = ((token, _) => token.Header["alg"] = "none", Algorithm),
        ["public key as secret"] = ((token, _) => token.Header["alg"] = "HS256", Algorithm),
        ["RS512"] = ((token, _) => token.Header["alg"] = "RS512", Algorithm),
        ["PS256"] = ((token, _) => token.Header["alg"] = "PS256", Algorithm),
        ["elliptic"] = ((token, _) => (token.Header["alg"], token.Key) = ("ES256", "elliptic"), Algorithm),
    };

    private static readonly Dictionary<string, Action<BotToken, long>> Tolerated = new()
    {
        ["as issued"] = (_, _) => { },
        ["expired within the skew"] = (token, now) => token.Claims["exp"] = now - 299,
        ["from within the skew"] = (token, now) => token.Claims["nbf"] = now + 300,
        ["service URL in other case"] = (token, _) => token.Claims["serviceurl"] = BotToken.ServiceUrl.ToUpperInvariant(),
        ["without a type"] = (token, _) => token.Header.Remove("typ"),
        ["with unknown claims"] = (token, _) => token.Claims["ver"] = 2.0,
    };

    public static TheoryData<string> SpoiltNames => [.. Spoilt.Keys];

    public static TheoryData<string> ToleratedNames => [.. Tolerated.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _metadata = await MetadataServer.StartAsync(
            MetadataServer.Endorsed(await issuer.GetKeyAsync("endorsed"), "webchat", "msteams"),
            MetadataServer.Endorsed(await issuer.GetKeyAsync("rotated"), "directline"),
            await issuer.GetKeyAsync("unendorsed"));
        _validator = new BotTokenValidator(BotToken.AppId, new OpenIdKeys(_http, _metadata.Url, _clock), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _metadata!.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(ToleratedNames))]
    public async Task A_genuine_token_is_valid(string name)
    {
        var token = new BotToken(_clock.GetUtcNow());
        Tolerated[name](token, _clock.GetUtcNow().ToUnixTimeSeconds());

        Assert.IsType<TokenVerdict.Valid>(await ValidateAsync(await token.SignAsync(issuer)));
    }

    [Theory]
    [MemberData(nameof(SpoiltNames))]
    public async Task A_spoilt_token_is_unauthorized(string name)
    {
        var token = new BotToken(_clock.GetUtcNow());
        Spoilt[name].Spoil(token, _clock.GetUtcNow().ToUnixTimeSeconds());

        Assert.Equal(new TokenVerdict.Unauthorized(Spoilt[name].Reason), await ValidateAsync(await token.SignAsync(issuer)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    public async Task A_token_for_another_service_url_is_forbidden(string? claimed)
    {
        var token = new BotToken(_clock.GetUtcNow());
        token.Claims["serviceurl"] = claimed;

        Assert.Equal(new TokenVerdict.Forbidden(ServiceUrlMismatch), await ValidateAsync(await token.SignAsync(issuer)));
    }

    [Fact]
    public async Task An_activity_without_service_url_or_channel_is_refused()
    {
        var header = await new BotToken(_clock.GetUtcNow()).SignAsync(issuer);

        Assert.Equal(new TokenVerdict.Forbidden(ServiceUrlMismatch), await ValidateAsync(header, BotToken.Activity with { ServiceUrl = null }));
        Assert.Equal(new TokenVerdict.Unauthorized(NotEndorsed), await ValidateAsync(header, BotToken.Activity with { ChannelId = null }));
        Assert.Equal(new TokenVerdict.Unauthorized(NotEndorsed), await ValidateAsync(header, BotToken.Activity with { ChannelId = "MSTEAMS" }));
    }

    [Fact]
    public async Task Changed_claims_break_the_signature()
    {
        var genuine = (await new BotToken(_clock.GetUtcNow()).SignAsync(issuer)).Split('.');
        var longer = new BotToken(_clock.GetUtcNow().AddSeconds(1));
        var other = (await longer.SignAsync(issuer)).Split('.');

        Assert.Equal(new TokenVerdict.Unauthorized(Signature), await ValidateAsync($"{genuine[0]}.{other[1]}.{genuine[2]}"));
        Assert.Equal(new TokenVerdict.Unauthorized(Signature), await ValidateAsync($"{genuine[0]}.{genuine[1]}."));
    }

    [Theory]
    [InlineData(null, MissingToken)]
    [InlineData("", MissingToken)]
    [InlineData("Bearer", MissingToken)]
    [InlineData("Basic a.b.c", MissingToken)]
    [InlineData("Bearer ", Malformed)]
    [InlineData("Bearer a.b", Malformed)]
    [InlineData("Bearer a.b.c.d", Malformed)]
    [InlineData("Bearer ..", Malformed)]
    [InlineData("Bearer e30=.e30=.", Malformed)]
    [InlineData("Bearer e30+.e30/.AA", Malformed)]
    public async Task What_is_no_token_is_refused(string? header, TokenRefusal reason) =>
        Assert.Equal(new TokenVerdict.Unauthorized(reason), await ValidateAsync(header));

    [Theory]
    [InlineData("[]", "{}", Malformed)]
    [InlineData("null", "{}", Malformed)]
    [InlineData("{", "{}", Malformed)]
    [InlineData("""{"alg":"RS256","kid":"\ud800"}""", "{}", Malformed)]
    [InlineData("""{"alg":"RS256","alg":"none","kid":"endorsed"}""", "{}", Malformed)]
    [InlineData("""{"alg":["RS256"],"kid":"endorsed"}""", "{}", Malformed)]
    [InlineData("""{"alg":"RS256","kid":"endorsed","crit":["exp"]}""", "{}", Algorithm)]
    [InlineData("""{"alg":"rs256","kid":"endorsed"}""", "{}", Algorithm)]
    [InlineData("""{"alg":"RS256","kid":"endorsed"}""", """{"aud":[]}""", Malformed)]
    [InlineData("""{"alg":"RS256","kid":"endorsed"}""", """{"iss":"x","iss":"https://api.botframework.com"}""", Malformed)]
    public async Task A_token_of_strange_json_is_refused(string header, string claims, TokenRefusal reason) =>
        Assert.Equal(new TokenVerdict.Unauthorized(reason), await ValidateAsync($"Bearer {Encode(header)}.{Encode(claims)}.AAAA"));

    [Fact]
    public async Task A_token_that_is_too_long_is_not_looked_at() =>
        Assert.Equal(new TokenVerdict.Unauthorized(TooLong), await ValidateAsync("Bearer " + new string('a', 9000)));

    [Fact]
    public void No_text_is_accepted_or_throws() =>
        Check.QuickThrowOnFailure(Prop.ForAll<string>(
            text => ValidateAsync("Bearer " + text).AsTask().GetAwaiter().GetResult() is TokenVerdict.Unauthorized));

    [Fact]
    public void An_empty_app_id_is_no_audience() =>
        Assert.Throws<ArgumentException>(() => new BotTokenValidator("", new OpenIdKeys(_http, _metadata!.Url, _clock), _clock));

    private ValueTask<TokenVerdict> ValidateAsync(string? header, Activity? activity = null) =>
        _validator!.ValidateAsync(header, activity ?? BotToken.Activity, Cancellation);

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
