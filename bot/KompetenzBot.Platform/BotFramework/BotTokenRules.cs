namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// What the header and claims of a connector's token must say, apart from the signature (Bot Connector authentication, "connector to bot"); pure.
/// </summary>
internal static class BotTokenRules
{
    public const string Issuer = "https://api.botframework.com";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Whether the token is signed by RS256 without extensions that a reader would have to understand.</summary>
    public static bool IsRs256(TokenHeader header) =>
        header is { Alg: "RS256", Crit: null, Kid.Length: > 0 }
        && (header.Typ is null || header.Typ.Equals("JWT", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when issuer, audience and times are right.</summary>
    public static TokenRefusal? Refusal(TokenClaims claims, string appId, DateTimeOffset now)
    {
        if (claims.Iss != Issuer)
        {
            return TokenRefusal.WrongIssuer;
        }

        if (claims.Aud != appId)
        {
            return TokenRefusal.WrongAudience;
        }

        if (claims.Exp is not { } expires || (now - Skew).ToUnixTimeSeconds() >= expires)
        {
            return TokenRefusal.Expired;
        }

        return claims.Nbf is not { } starts || (now + Skew).ToUnixTimeSeconds() < starts ? TokenRefusal.NotYetValid : null;
    }

    /// <summary>Whether the token was issued for the service URL that the activity wants its answer at.</summary>
    public static bool IsForServiceUrl(TokenClaims claims, string? serviceUrl) =>
        claims.ServiceUrl is { Length: > 0 } claimed && claimed.Equals(serviceUrl, StringComparison.OrdinalIgnoreCase);
}
