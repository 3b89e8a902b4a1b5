using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Teams;

/// <summary>
/// Opens the chat with somebody for whom none is known, or whose chat is gone, and installs the app before where the message allows that. Whoever removed the
/// app is left alone, and whoever has a chat that refuses the bot counts as somebody who removed it.
/// </summary>
internal sealed class ChatOpener(TeamsSender sender, IConversationStore conversations, IUninstallations uninstallations, IAppInstaller installer, IOptions<BotOptions> options)
{
    /// <summary>Where nobody has written from yet; it leads to every tenant.</summary>
    private const string GlobalServiceUrl = "https://smba.trafficmanager.net/teams/";

    private static readonly OpenedChat NoConversation = new(null, new SendOutcome.Unreachable("NoConversation"));

    private string ServiceUrl => options.Value.AllowedServiceUrls is [var own, ..] ? own : GlobalServiceUrl;

    /// <summary>Opens it for a message, in its turn and only if that is still to be sent.</summary>
    public async Task<OpenedChat> OpenAsync(UserId user, DueMessage due, CancellationToken cancellationToken)
    {
        if (options.Value.TenantId.Length == 0 || await uninstallations.HasRemovedAsync(user, cancellationToken))
        {
            return NoConversation;
        }

        var outcome = await CreateAsync(user, due, cancellationToken);
        if (IsNotInstalled(outcome) && due.MayInstall)
        {
            if (await installer.InstallAsync(user, cancellationToken) is { } refusal)
            {
                return new OpenedChat(null, refusal);
            }

            outcome = await CreateAsync(user, due, cancellationToken) is var created && IsNotInstalled(created) ? new SendOutcome.Retry("NotYetInstalled") : created;
        }

        if (outcome is not SendOutcome.Delivered { Id: { } id })
        {
            return new OpenedChat(null, outcome);
        }

        var reference = Reference(user, id);
        await conversations.SaveAsync(user, reference, cancellationToken);
        return new OpenedChat(reference, null);
    }

    private static bool IsNotInstalled(SendOutcome? outcome) => outcome is SendOutcome.Unreachable { Reason: nameof(UnreachableReason.NotInstalled) };

    private Task<SendOutcome?> CreateAsync(UserId user, DueMessage due, CancellationToken cancellationToken) =>
        sender.CreateAsync(ServiceUrl, ConversationParameters.Personal(options.Value.AppId, user.ToString(), options.Value.TenantId), due, cancellationToken);

    private ConversationReference Reference(UserId user, string conversation) => new()
    {
        ServiceUrl = ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = $"28:{options.Value.AppId}" },
        User = new ChannelAccount { Id = user.ToString(), AadObjectId = user.ToString() },
        Conversation = new ConversationAccount { Id = conversation, ConversationType = "personal", TenantId = options.Value.TenantId },
        TenantId = options.Value.TenantId,
    };
}

/// <summary>A chat, or why there is none; neither: the message for which it was to be opened is no longer to be sent.</summary>
internal readonly record struct OpenedChat(ConversationReference? Reference, SendOutcome? Outcome);
