using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Oversight;

/// <summary>Composition of the feature.</summary>
internal static class OversightFeature
{
    public static IServiceCollection AddOversight(this IServiceCollection services) => services
        .AddSingleton<AuditorGate>()
        .AddSingleton<ICommand, VerifyCommand>()
        .AddSingleton<IRecurringTask, TrailHeadLog>();
}
