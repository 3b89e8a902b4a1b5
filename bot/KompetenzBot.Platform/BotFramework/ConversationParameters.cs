namespace KompetenzBot.Platform.BotFramework;

/// <summary>Body of <c>POST /v3/conversations</c>.</summary>
public sealed record ConversationParameters : WireObject
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public IReadOnlyList<ChannelAccount>? Members { get; init; }

    public string? TenantId { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>The chat between the bot and one person, who must have the app installed.</summary>
    /// <param name="appId">The bot's app id, without <c>28:</c>.</param>
    /// <param name="userId">The person's <c>29:…</c> id or Entra object id.</param>
    /// <param name="tenantId">The person's tenant.</param>
    public static ConversationParameters Personal(string appId, string userId, string tenantId) => new()
    {
        Bot = new ChannelAccount { Id = $"28:{appId}" },
        Members = [new ChannelAccount { Id = userId }],
        TenantId = tenantId,
        ChannelData = new TeamsChannelData { Tenant = new TenantInfo { Id = tenantId } },
    };
}
