namespace KompetenzBot.Audit;

/// <summary>Composition of the feature.</summary>
internal static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<TrailEnd>().AddSingleton<AuditInspection>();
}
