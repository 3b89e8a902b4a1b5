using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Delivery;

namespace KompetenzBot.Catalogues;

/// <summary>Composition of the feature.</summary>
internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogues(this IServiceCollection services) => services
        .AddSingleton<StoredCatalogue>()
        .AddSingleton<ICatalogues>(provider => provider.GetRequiredService<StoredCatalogue>())
        .AddSingleton<IRecurringTask>(provider => provider.GetRequiredService<StoredCatalogue>())
        .AddSingleton<CatalogueCommand>()
        .AddSingleton<ICommand>(provider => provider.GetRequiredService<CatalogueCommand>())
        .AddSingleton<ICardActions>(provider => provider.GetRequiredService<CatalogueCommand>())
        .AddSingleton<IFileSource>(provider => provider.GetRequiredService<CatalogueCommand>())
        .AddSingleton<IFileReceiver>(provider => provider.GetRequiredService<CatalogueCommand>())
        .AddSingleton<IFreeText>(provider => provider.GetRequiredService<CatalogueCommand>());
}
