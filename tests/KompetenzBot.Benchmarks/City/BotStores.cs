using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Benchmarks;

/// <summary>The bot's own stores in this process, on the storage of a running city.</summary>
internal static class BotStores
{
    public static ServiceProvider Open(IReadOnlyDictionary<string, string> configuration, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddStorage(new ConfigurationBuilder().AddInMemoryCollection(configuration!).Build(), new DevelopmentEnvironment());
        replace?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
