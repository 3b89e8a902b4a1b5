using Azure.Core;
using Azure.Identity;

namespace KompetenzBot.Platform.Tests;

/// <summary>Gives out <c>token-1</c>, <c>token-2</c>, … for an hour each, and can be out of order.</summary>
public sealed class CountingCredential(TimeProvider clock) : TokenCredential
{
    private int _given;

    public int Given => _given;

    public bool Fails { get; set; }

    /// <summary>What was asked for last.</summary>
    public TokenRequestContext Asked { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked = requestContext;
        return Fails
            ? throw new AuthenticationFailedException("out of order")
            : new AccessToken($"token-{Interlocked.Increment(ref _given)}", clock.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
