using KompetenzBot.Conversations;
using KompetenzBot.Profiles.Pausing;

namespace KompetenzBot.Profiles;

/// <summary>Composition of the feature.</summary>
internal static class ProfileFeature
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddSingleton<ProfileCard>()
        .AddSingleton<ICommand, ProfileCommand>()
        .AddSingleton<ICardActions, ProfileActions>()
        .AddSingleton<PauseCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<PauseCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<PauseCommand>())
        .AddSingleton<ICommand, ResumeCommand>()
        .AddSingleton<SmsOptOut>()
        .AddSingleton<ICommand, SmsCommand>()
        .AddSingleton<ICommand, LanguageCommand>();
}
