using Azure.Core;
using Azure.Identity;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>How the bot proves its identity to the connector. Multi-tenant bots can no longer be created, so that there is no form for them.</summary>
public static class BotCredential
{
    /// <summary>The user-assigned managed identity whose client id is the bot's app id.</summary>
    public static TokenCredential ManagedIdentity(string appId) =>
        new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(appId));

    /// <summary>A single-tenant app with a secret.</summary>
    public static TokenCredential ClientSecret(string tenantId, string appId, string secret) =>
        new ClientSecretCredential(tenantId, appId, secret);

    /// <summary>The literal token <c>development</c>, for the stand-ins on this machine.</summary>
    public static TokenCredential Development() => new DevelopmentCredential();

    private sealed class DevelopmentCredential : TokenCredential
    {
        private static readonly AccessToken Token = new("development", DateTimeOffset.MaxValue);

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => Token;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Token);
    }
}
