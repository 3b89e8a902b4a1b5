using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Privacy;

/// <summary>Composition of the feature.</summary>
internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<ErasureDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<ErasureDialog>())
        .AddSingleton<ICommand, EraseCommand>();
}
