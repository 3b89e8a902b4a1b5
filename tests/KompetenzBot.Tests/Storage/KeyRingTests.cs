using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>In Production nothing is protected by keys that lie readable beside it, also without the bot's host.</summary>
public sealed class KeyRingTests(TestStorage storage)
{
    [Fact]
    public async Task A_program_that_only_composes_the_storage_is_refused_too()
    {
        await using var services = await ComposeAsync("Production");

        var refusal = Assert.ThrowsAny<Exception>(() => Write(services));

        Assert.Contains("KeyVault:Uri", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_it_can_write()
    {
        await using var services = await ComposeAsync("Development");
        await services.GetRequiredService<StorageNames>().Table(StorageNames.Keys).CreateIfNotExistsAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(Write(services).GetBinary("Payload"));
    }

    private static TableEntity Write(IServiceProvider services)
    {
        var entity = new TableEntity("partition", "row");
        services.GetRequiredService<ProtectedRow>().Write(entity, StorageNames.AccessLog, new AccessRow("a", "b", "c"), StorageJson.Default.AccessRow);
        return entity;
    }

    private async Task<ServiceProvider> ComposeAsync(string environment)
    {
        Dictionary<string, string?> configuration = new(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = await storage.ConnectionStringAsync(),
            ["Storage:Prefix"] = TestStorage.NewPrefix(),
        };
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build(), new DevelopmentEnvironment { EnvironmentName = environment })
            .BuildServiceProvider();
    }
}
