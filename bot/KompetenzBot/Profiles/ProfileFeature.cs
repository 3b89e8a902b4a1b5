using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>Composition of the feature.</summary>
internal static class ProfileFeature
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddSingleton<ProfileCard>()
        .AddSingleton<ICommand, ProfileCommand>()
        .AddSingleton<ICardActions, ProfileActions>();
}
