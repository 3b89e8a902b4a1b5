namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Decides whether an inbound activity was sent by the Bot Framework (Bot Connector authentication, "connector to bot"). The tenant is not part of
/// the token and has to be compared by the caller. Safe for concurrent use.
/// </summary>
public sealed class BotTokenValidator
{
    private const string Scheme = "Bearer ";
    private const int MaximumLength = 8 * 1024;

    private readonly string _appId;
    private readonly OpenIdKeys _keys;
    private readonly TimeProvider _clock;

    /// <summary>Accepts tokens for one bot.</summary>
    /// <param name="appId">The bot's app id, the only audience that is accepted.</param>
    /// <param name="keys">The issuer's keys.</param>
    /// <param name="clock">The wall clock; five minutes of difference are tolerated.</param>
    /// <exception cref="ArgumentException">The app id is empty, which would accept tokens for nobody.</exception>
    public BotTokenValidator(string appId, OpenIdKeys keys, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        (_appId, _keys, _clock) = (appId, keys, clock);
    }

    /// <summary>Judges the token against the activity that came with it. Throws only at the caller's cancellation.</summary>
    /// <param name="authorizationHeader">Value of the <c>Authorization</c> header.</param>
    /// <param name="activity">The request's body.</param>
    /// <param name="cancellationToken">Ends the wait for the issuer's keys.</param>
    public async ValueTask<TokenVerdict> ValidateAsync(string? authorizationHeader, Activity activity, CancellationToken cancellationToken)
    {
        if (authorizationHeader is null || !authorizationHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new TokenVerdict.Unauthorized(TokenRefusal.MissingToken);
        }

        if (authorizationHeader.Length > MaximumLength)
        {
            return new TokenVerdict.Unauthorized(TokenRefusal.TooLong);
        }

        var token = JsonWebToken.TryParse(authorizationHeader[Scheme.Length..]);
        return token is null
            ? new TokenVerdict.Unauthorized(TokenRefusal.Malformed)
            : await JudgeAsync(token, activity, cancellationToken);
    }

    // Claims come before the key: a token that would be refused anyway must not cause a fetch of keys.
    private async ValueTask<TokenVerdict> JudgeAsync(JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        if (!BotTokenRules.IsRs256(token.Header) || token.Header.Kid is not { } keyId)
        {
            return new TokenVerdict.Unauthorized(TokenRefusal.Algorithm);
        }

        if (BotTokenRules.Refusal(token.Claims, _appId, _clock.GetUtcNow()) is { } refusal)
        {
            return new TokenVerdict.Unauthorized(refusal);
        }

        if (await _keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            return new TokenVerdict.Unauthorized(_keys.HasKeys ? TokenRefusal.UnknownKey : TokenRefusal.KeysUnavailable);
        }

        if (!key.Verifies(token.Signed, token.Signature))
        {
            return new TokenVerdict.Unauthorized(TokenRefusal.Signature);
        }

        if (activity.ChannelId is not { Length: > 0 } channelId || !key.IsEndorsedFor(channelId))
        {
            return new TokenVerdict.Unauthorized(TokenRefusal.NotEndorsed);
        }

        return BotTokenRules.IsForServiceUrl(token.Claims, activity.ServiceUrl)
            ? TokenVerdict.Valid.Instance
            : new TokenVerdict.Forbidden(TokenRefusal.ServiceUrlMismatch);
    }
}
