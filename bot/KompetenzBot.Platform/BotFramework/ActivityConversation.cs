namespace KompetenzBot.Platform.BotFramework;

/// <summary>Moves between an activity and the conversation that it belongs to.</summary>
public static class ActivityConversation
{
    /// <summary>
    /// The conversation of an inbound activity, seen from the bot. Null when the activity has no service URL or no conversation id,
    /// so that no answer is possible. Fields that are not known stay behind: what they hold may be impossible to send, and need not be kept.
    /// </summary>
    public static ConversationReference? GetConversationReference(this Activity activity)
    {
        if (string.IsNullOrEmpty(activity.ServiceUrl) || string.IsNullOrEmpty(activity.Conversation?.Id))
        {
            return null;
        }

        return new ConversationReference
        {
            ServiceUrl = activity.ServiceUrl,
            ChannelId = activity.ChannelId,
            Bot = Known(activity.Recipient),
            User = Known(activity.From),
            Conversation = Known(activity.Conversation)!,
            TenantId = activity.ChannelData?.Tenant?.Id ?? activity.Conversation.TenantId,
        };
    }

    /// <summary>The activity as the bot sends it into the conversation; fields that are already set stay.</summary>
    public static Activity AddressedTo(this Activity activity, ConversationReference reference) => activity with
    {
        ServiceUrl = activity.ServiceUrl ?? reference.ServiceUrl,
        ChannelId = activity.ChannelId ?? reference.ChannelId,
        From = activity.From ?? reference.Bot,
        Recipient = activity.Recipient ?? reference.User,
        Conversation = activity.Conversation ?? reference.Conversation,
    };

    private static T? Known<T>(T? part)
        where T : WireObject => part is null ? null : part with { AdditionalProperties = null };

    /// <summary>The message's text without the places where the bot itself is mentioned, trimmed; empty when there is no text.</summary>
    public static string GetTextWithoutRecipientMention(this Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: Entity.MentionType, Text.Length: > 0 } && entity.Mentioned?.Id is { } id && id == activity.Recipient?.Id)
            {
                text = text.Replace(entity.Text, "", StringComparison.Ordinal);
            }
        }

        return text.Trim();
    }
}
