using Azure.Core;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KompetenzBot.Sandbox;

/// <summary>The bot's own stores in this process, on the storage of a running city.</summary>
public static class BotStores
{
    /// <summary>Opens them, with the keys that the bot uses.</summary>
    /// <param name="configuration">As the bot is started with.</param>
    /// <param name="replace">Adds or replaces what is special.</param>
    public static ServiceProvider Open(IReadOnlyDictionary<string, string> configuration, Action<IServiceCollection>? replace = null)
    {
        var environment = new DevelopmentEnvironment();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IHostEnvironment>(environment).AddSingleton<TokenCredential>(_ => BotCredential.Development())
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(configuration!).Build(), environment);
        replace?.Invoke(services);
        var provider = services.BuildServiceProvider();
        foreach (var part in provider.GetServices<IHostedService>())
            part.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        return provider;
    }
}
