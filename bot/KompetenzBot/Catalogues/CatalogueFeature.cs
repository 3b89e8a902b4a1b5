using KompetenzBot.Competences;
using KompetenzBot.Settings;

namespace KompetenzBot.Catalogues;

/// <summary>Composition of the feature.</summary>
internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogues(this IServiceCollection services) => services
        .AddSettings()
        .AddSetting<StoredCatalogue, CatalogueCommand>()
        .AddSingleton<ICatalogues>(provider => provider.GetRequiredService<StoredCatalogue>());
}
