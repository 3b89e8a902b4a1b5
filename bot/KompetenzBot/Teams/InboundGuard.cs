using KompetenzBot.Platform.BotFramework;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Teams;

/// <summary>Decides whether an activity may come in, before any handler sees it: token, tenant, service URL.</summary>
internal sealed class InboundGuard(IOptions<BotOptions> options, AllowedServiceUrls allowed, BotTokenValidator? tokens = null)
{
    /// <summary>Null if it may; otherwise the status and a word that says why.</summary>
    public async ValueTask<(int Status, string Reason)?> RefuseAsync(string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        // without an application id there is no token to check: such a bot runs only in Development and serves only this machine
        if (tokens is not null && Refusal(await tokens.ValidateAsync(authorization, activity, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (options.Value.TenantId is { Length: > 0 } own
            && !(Tenants(activity) is { Length: > 0 } tenants && Array.TrueForAll(tenants, tenant => string.Equals(tenant, own, StringComparison.OrdinalIgnoreCase))))
        {
            return (StatusCodes.Status403Forbidden, "ForeignTenant");
        }

        return allowed.Allows(activity.ServiceUrl) ? null : (StatusCodes.Status403Forbidden, "ServiceUrlNotAllowed");
    }

    private static (int, string)? Refusal(TokenVerdict verdict) => verdict switch
    {
        TokenVerdict.Unauthorized { Reason: TokenRefusal.KeysUnavailable } => (StatusCodes.Status503ServiceUnavailable, nameof(TokenRefusal.KeysUnavailable)),
        TokenVerdict.Unauthorized unauthorized => (StatusCodes.Status401Unauthorized, unauthorized.Reason.ToString()),
        TokenVerdict.Forbidden forbidden => (StatusCodes.Status403Forbidden, forbidden.Reason.ToString()),
        _ => null,
    };

    /// <summary>Every tenant that the activity names; all must be ours.</summary>
    private static string[] Tenants(Activity activity) =>
        [.. new[] { activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId }.OfType<string>().Where(tenant => tenant.Length > 0)];
}
