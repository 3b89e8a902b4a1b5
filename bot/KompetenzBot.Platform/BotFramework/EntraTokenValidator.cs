using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Decides whether a request carries a token that Entra issued in one tenant for one audience to somebody who holds a role there, in either of its formats
/// (Microsoft identity platform, "access tokens"). Without the role any application of the tenant could ask for such a token. Safe for concurrent use.
/// </summary>
public sealed class EntraTokenValidator
{
    private const string Scheme = "Bearer ";
    private const int MaximumLength = 8 * 1024;

    private readonly string[] _issuers;
    private readonly string _audience;
    private readonly string _role;
    private readonly OpenIdKeys _keys;
    private readonly TimeProvider _clock;

    /// <summary>Accepts tokens of one tenant for one audience and role.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="audience">The application id or its URI, exactly as tokens name it.</param>
    /// <param name="role">The application role, by its value, as the claim <c>roles</c> names it.</param>
    /// <param name="keys">The tenant's keys.</param>
    /// <param name="clock">The wall clock; five minutes of difference are tolerated.</param>
    /// <exception cref="ArgumentException">One of them is empty, which would accept tokens of or for nobody.</exception>
    public EntraTokenValidator(string tenantId, string audience, string role, OpenIdKeys keys, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(audience);
        ArgumentException.ThrowIfNullOrWhiteSpace(role);
        var tenant = tenantId.ToLowerInvariant();
        _issuers = [$"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0"];
        (_audience, _role, _keys, _clock) = (audience, role, keys, clock);
    }

    /// <summary>Where a tenant's keys are named.</summary>
    public static string MetadataUrlOf(string tenantId) => $"https://login.microsoftonline.com/{tenantId}/v2.0/.well-known/openid-configuration";

    /// <summary>Null for a good token. Throws only at the caller's cancellation.</summary>
    /// <param name="authorizationHeader">Value of the <c>Authorization</c> header.</param>
    /// <param name="cancellationToken">Ends the wait for the issuer's keys.</param>
    public async ValueTask<TokenRefusal?> RefusalAsync(string? authorizationHeader, CancellationToken cancellationToken)
    {
        if (authorizationHeader is null || !authorizationHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return TokenRefusal.MissingToken;
        }

        if (authorizationHeader.Length > MaximumLength)
        {
            return TokenRefusal.TooLong;
        }

        return JsonWebToken.TryParse(authorizationHeader[Scheme.Length..]) is { } token ? await JudgeAsync(token, cancellationToken) : TokenRefusal.Malformed;
    }

    // Claims come before the key: a token that would be refused anyway must not cause a fetch of keys.
    private async ValueTask<TokenRefusal?> JudgeAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (!BotTokenRules.IsRs256(token.Header) || token.Header.Kid is not { } keyId)
        {
            return TokenRefusal.Algorithm;
        }

        if (!_issuers.Contains(token.Claims.Iss, StringComparer.Ordinal))
        {
            return TokenRefusal.WrongIssuer;
        }

        // the issuer is judged; audience and times follow the rules that bot tokens follow
        if (BotTokenRules.Refusal(token.Claims with { Iss = BotTokenRules.Issuer }, _audience, _clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        if (!Holds(token.Claims.Roles, _role))
        {
            return TokenRefusal.MissingRole;
        }

        if (await _keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            return _keys.HasKeys ? TokenRefusal.UnknownKey : TokenRefusal.KeysUnavailable;
        }

        return key.Verifies(token.Signed, token.Signature) ? null : TokenRefusal.Signature;
    }

    private static bool Holds(JsonElement? roles, string role) =>
        roles is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(role));
}
