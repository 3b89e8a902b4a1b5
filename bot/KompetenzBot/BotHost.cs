using KompetenzBot.Alarms;
using KompetenzBot.AnswerPage;
using KompetenzBot.Audit;
using KompetenzBot.Catalogues;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics;
using KompetenzBot.Diagnostics.Exporting;
using KompetenzBot.Directory;
using KompetenzBot.DutyHours;
using KompetenzBot.Feedback;
using KompetenzBot.Oversight;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Recruiting;
using KompetenzBot.Registration;
using KompetenzBot.Reminders;
using KompetenzBot.Reminders.Leavers;
using KompetenzBot.Sms;
using KompetenzBot.Sms.Events;
using KompetenzBot.Storage;
using KompetenzBot.Teams;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KompetenzBot;

/// <summary>Composes the bot.</summary>
public static class BotHost
{
    /// <summary>Builds the bot; tests replace what lies at the edge.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.Services.AddKompetenzBot(builder.Configuration, builder.Environment);
        var app = builder.Build();
        Validate(app);
        if (!TeamsFeature.HasAppId(builder.Configuration))
        {
            app.UseLoopbackOnly();
        }

        app.UseRequestSpans();
        app.MapMessages();
        app.MapAnswerPage();
        app.MapSmsEvents();
        app.MapHealth();
        return app;
    }

    /// <summary>Before any part is made, so that all bad values are named at once and not only that of the first part which cannot be made with its own.</summary>
    private static void Validate(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch
        {
            ((IDisposable)app).Dispose();
            throw;
        }
    }

    private static void AddKompetenzBot(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddTelemetryExport(configuration)
            .AddCatalogues()
            .AddStorage(configuration, environment)
            .AddTeams(configuration, environment)
            .AddDirectory(configuration, environment)
            .AddSms(configuration, environment)
            .AddSmsEvents(configuration, environment, isOnlyOnThisMachine: !TeamsFeature.HasAppId(configuration))
            .AddAudit()
            .AddConversations()
            .AddCoordinators(configuration, environment)
            .AddDutyHours(configuration)
            .AddRegistration()
            .AddProfiles()
            .AddReminders(configuration)
            .AddFeedback()
            .AddRecruiting(configuration)
            .AddAlarms(configuration)
            .AddAnswerPage(configuration, environment)
            .AddPrivacy(configuration, environment)
            .AddLeavers(configuration)
            .AddOversight()
            .AddDelivery(configuration)
            .AddDiagnostics(configuration);
    }
}
