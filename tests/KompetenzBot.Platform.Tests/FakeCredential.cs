using Azure.Core;

namespace KompetenzBot.Platform.Tests;

/// <summary>Gives the same token for everything, or fails, and remembers what it was asked for.</summary>
internal sealed class FakeCredential(Exception? failure = null) : TokenCredential
{
    public List<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return failure is null ? new AccessToken("the-token", TimeProvider.System.GetUtcNow().AddHours(1)) : throw failure;
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return GetToken(requestContext, cancellationToken);
    }
}
