using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Settings;

namespace KompetenzBot.Catalogues;

/// <summary>Composition of the feature.</summary>
internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogues(this IServiceCollection services) => services
        .AddSettings()
        .AddSetting<StoredCatalogue, CatalogueCommand>()
        .AddSingleton<ISuggestions, CompetenceSuggestions>()
        .AddSingleton<ICatalogues>(provider => provider.GetRequiredService<StoredCatalogue>());
}
