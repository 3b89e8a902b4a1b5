using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Sms.Events;

/// <summary>Decides whether events may come in.</summary>
/// <param name="tokens">Judges tokens; null: none can be good.</param>
/// <param name="isOnlyOnThisMachine">Whether the bot serves only this machine, where stand-ins have no tokens.</param>
internal sealed class SmsEventsGuard(EntraTokenValidator? tokens, bool isOnlyOnThisMachine)
{
    /// <summary>Null if they may.</summary>
    public async ValueTask<TokenRefusal?> RefusalAsync(string? authorization, CancellationToken cancellationToken) => tokens is not null
        ? await tokens.RefusalAsync(authorization, cancellationToken)
        : isOnlyOnThisMachine ? null : TokenRefusal.MissingToken;
}
