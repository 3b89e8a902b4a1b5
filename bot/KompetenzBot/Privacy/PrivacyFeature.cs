using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;

namespace KompetenzBot.Privacy;

/// <summary>Composition of the feature.</summary>
internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection("Privacy")).ValidateDataAnnotations()
            .Validate(
                options => !environment.IsProduction() || Array.TrueForAll([options.Controller, options.Contact, options.WorkingTime, options.Insurance], text => text.Length > 0),
                "Privacy:Controller, Privacy:Contact, Privacy:WorkingTime and Privacy:Insurance are required in Production: people read them before they consent.")
            .ValidateOnStart();
        return services
            .AddSingleton<INoticeInForce, NoticeInForce>()
            .AddSingleton<Eraser>()
            .AddSingleton<IRecurringTask, ErasureFinisher>()
            .AddSingleton<ErasureDialog>()
            .AddSingleton<IDialog>(provider => provider.GetRequiredService<ErasureDialog>())
            .AddSingleton<AccessLogCommand>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<AccessLogCommand>())
            .AddSingleton<ICardActions>(provider => provider.GetRequiredService<AccessLogCommand>())
            .AddSingleton<ExportCommand>()
            .AddSingleton<ICommand>(provider => provider.GetRequiredService<ExportCommand>())
            .AddSingleton<ICardActions>(provider => provider.GetRequiredService<ExportCommand>())
            .AddSingleton<IFileSource>(provider => provider.GetRequiredService<ExportCommand>())
            .AddSingleton<ICommand, PrivacyCommand>()
            .AddSingleton<ICommand, QuestionsCommand>()
            .AddSingleton<ICommand, EraseCommand>();
    }
}
