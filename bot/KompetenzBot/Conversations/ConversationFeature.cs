using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Conversations;

/// <summary>Composition of the feature.</summary>
internal static class ConversationFeature
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<CommandList>()
        .AddSingleton<DialogRunner>()
        .AddSingleton<Welcome>()
        .AddSingleton<TurnRouter>();
}
