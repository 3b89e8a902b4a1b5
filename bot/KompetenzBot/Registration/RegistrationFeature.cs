using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Registration;

/// <summary>Composition of the feature.</summary>
internal static class RegistrationFeature
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddSingleton<RegistrationSaving>()
        .AddSingleton<RegistrationDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<RegistrationDialog>())
        .AddSingleton<ISuggestions, CompetenceSuggestions>()
        .AddSingleton<ICommand, RegisterCommand>()
        .AddSingleton<ICommand, UpdateCommand>();
}
