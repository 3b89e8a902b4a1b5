using Azure.Core;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Tests.BotFramework;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests;

public sealed class TokenSourceTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly CountingCredential _credential;
    private readonly TokenSource _tokens;

    public TokenSourceTests()
    {
        _credential = new CountingCredential(_clock);
        _tokens = new TokenSource(_credential, ConnectorClient.TokenScope, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_it_expires()
    {
        Assert.Equal("token-1", await _tokens.GetAsync(Cancellation));
        _clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await _tokens.GetAsync(Cancellation));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token-2", await _tokens.GetAsync(Cancellation));
        Assert.Equal([ConnectorClient.TokenScope], _credential.Asked.Scopes);
    }

    [Fact]
    public async Task Many_at_once_ask_once()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _tokens.GetAsync(Cancellation).AsTask()));

        Assert.All(tokens, token => Assert.Equal("token-1", token));
        Assert.Equal(1, _credential.Given);
    }

    [Fact]
    public async Task A_token_that_is_still_valid_is_used_while_none_can_be_had()
    {
        await _tokens.GetAsync(Cancellation);
        _credential.Fails = true;

        _clock.Advance(TimeSpan.FromMinutes(57));
        Assert.Equal("token-1", await _tokens.GetAsync(Cancellation));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await _tokens.GetAsync(Cancellation));
        _credential.Fails = false;
        Assert.Equal("token-2", await _tokens.GetAsync(Cancellation));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_past_the_credentials_own_cache()
    {
        await _tokens.GetAsync(Cancellation);
        Assert.Null(_credential.Asked.Claims);

        _tokens.Invalidate("token-1");
        Assert.Equal("token-2", await _tokens.GetAsync(Cancellation));
        Assert.Equal("""{"access_token":{"nbf":{"essential":true,"value":"1789466400"}}}""", _credential.Asked.Claims);
    }

    [Fact]
    public async Task Many_refusals_of_one_token_lead_to_one_renewal()
    {
        await _tokens.GetAsync(Cancellation);
        _tokens.Invalidate("token-1");
        await _tokens.GetAsync(Cancellation);

        _tokens.Invalidate("token-1");
        Assert.Equal("token-2", await _tokens.GetAsync(Cancellation));
    }

    [Fact]
    public async Task The_development_credential_is_the_word_development()
    {
        var tokens = new TokenSource(BotCredential.Development(), ConnectorClient.TokenScope, _clock);

        Assert.Equal("development", await tokens.GetAsync(Cancellation));
        tokens.Invalidate("development");
        Assert.Equal("development", await tokens.GetAsync(Cancellation));
    }

    [Fact]
    public void The_other_credentials_are_those_of_Azure_Identity()
    {
        Assert.IsAssignableFrom<TokenCredential>(BotCredential.ManagedIdentity(BotToken.AppId));
        Assert.IsAssignableFrom<TokenCredential>(BotCredential.ClientSecret("tenant", BotToken.AppId, "secret"));
    }
}
