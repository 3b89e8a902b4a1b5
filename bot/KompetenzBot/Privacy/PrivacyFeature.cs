using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Delivery;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

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
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection("Retention")).ValidateOnStart();
        services.AddOptions<PrivacyOptions>().PostConfigure<IOptions<RetentionOptions>>((privacy, retention) => privacy.Keep(retention.Value.Read()));
        return services
            .AddSingleton<IValidateOptions<RetentionOptions>, RetentionValidator>()
            .AddSingleton<IRetained, DeploymentRetention>()
            .AddSingleton<IRecurringTask, RetentionWorker>()
            .AddSingleton<INoticeInForce, NoticeInForce>()
            .AddSingleton<Eraser>()
            .AddSingleton<IRecurringTask, ErasureFinisher>()
            .AddHostedService<ErasureReplay>()
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
