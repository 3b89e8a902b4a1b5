using Azure.Core;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Teams;

/// <summary>The bot's credential, of which it is remembered whether it gets tokens.</summary>
internal sealed class WatchedCredential(TokenCredential credential, Neighbours neighbours) : TokenCredential
{
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(requestContext, cancellationToken);
            neighbours.Succeeded(Neighbour.Tokens);
            return token;
        }
        catch (Exception exception)
        {
            neighbours.Failed(Neighbour.Tokens, exception is OperationCanceledException ? "TooSlow" : exception.GetType().Name);
            throw;
        }
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => credential.GetToken(requestContext, cancellationToken);
}
