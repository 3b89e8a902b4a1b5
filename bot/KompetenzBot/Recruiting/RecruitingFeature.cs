using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;

namespace KompetenzBot.Recruiting;

/// <summary>Composition of the feature.</summary>
internal static class RecruitingFeature
{
    public static IServiceCollection AddRecruiting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InvitationOptions>().Bind(configuration.GetSection("Bot"))
            .Validate(options => options.TeamsAppId.Length == 0 || Guid.TryParse(options.TeamsAppId, out _), "Bot:TeamsAppId must be the id of the app in the city's Teams catalogue (a GUID), or empty.")
            .ValidateOnStart();
        return services
            .AddSingleton<InvitationCommand>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<InvitationCommand>())
            .AddSingleton<ICardActions>(provider => provider.GetRequiredService<InvitationCommand>())
            .AddSingleton<IFileSource>(provider => provider.GetRequiredService<InvitationCommand>());
    }
}
