namespace KompetenzBot.Platform.BotFramework;

/// <summary>Why a token is refused. For logs; never to be told to the caller.</summary>
public enum TokenRefusal
{
    /// <summary>No <c>Authorization</c> header, or not <c>Bearer</c> with one token.</summary>
    MissingToken,

    /// <summary>Longer than any genuine token.</summary>
    TooLong,

    /// <summary>Not three parts of base64url with JSON objects in the first two.</summary>
    Malformed,

    /// <summary>Signed in another way than RS256, or not signed.</summary>
    Algorithm,

    WrongIssuer,

    WrongAudience,

    /// <summary>Who asked for the token does not hold the role that lets in.</summary>
    MissingRole,

    /// <summary>Expired, or without a time of expiry.</summary>
    Expired,

    /// <summary>Not valid yet, or without a time from which it is.</summary>
    NotYetValid,

    /// <summary>The issuer has no such key, also after a refresh.</summary>
    UnknownKey,

    /// <summary>No keys could be had from the issuer so far. The sender may try again.</summary>
    KeysUnavailable,

    /// <summary>The key is not endorsed for the activity's channel.</summary>
    NotEndorsed,

    Signature,

    /// <summary>The token was issued for another service URL than the activity claims, or for none.</summary>
    ServiceUrlMismatch,
}
