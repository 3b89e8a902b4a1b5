using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Delivery;

namespace KompetenzBot.Oversight;

/// <summary>Composition of the feature.</summary>
internal static class OversightFeature
{
    public static IServiceCollection AddOversight(this IServiceCollection services) => services
        .AddSingleton<AuditorGate>()
        .AddSingleton<ICommand, VerifyCommand>()
        .AddSingleton<IRecurringTask, TrailHeadLog>()
        .AddSingleton<OversightReporter>()
        .AddSingleton<OversightLines>()
        .AddSingleton<OversightCard>()
        .AddSingleton<OversightPaper>()
        .AddSingleton<OversightCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<OversightCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<OversightCommand>())
        .AddSingleton<IFileSource>(provider => provider.GetRequiredService<OversightCommand>())
        .AddSingleton<OversightWork>()
        .AddSingleton<IWork>(provider => provider.GetRequiredService<OversightWork>())
        .AddSingleton<IRecurringTask, OversightPlanner>();
}
