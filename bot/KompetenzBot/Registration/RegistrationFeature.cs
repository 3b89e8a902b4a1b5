using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Registration;

/// <summary>Composition of the feature.</summary>
internal static class RegistrationFeature
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddSingleton<RegistrationDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<RegistrationDialog>())
        .AddSingleton<ICommand, RegisterCommand>();
}
