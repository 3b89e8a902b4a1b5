using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Registration.FreeText;
using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Registration;

/// <summary>Composition of the feature.</summary>
internal static class RegistrationFeature
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddSingleton<RegistrationSaving>()
        .AddSingleton<Sampler>()
        .AddSingleton<Recognizers>()
        .AddSingleton<CompetenceFreeText>()
        .AddSingleton<IFreeText>(provider => provider.GetRequiredService<CompetenceFreeText>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<CompetenceFreeText>())
        .AddSingleton<RegistrationDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<RegistrationDialog>())
        .AddSingleton<ICommand, RegisterCommand>()
        .AddSingleton<ICommand, UpdateCommand>();
}
