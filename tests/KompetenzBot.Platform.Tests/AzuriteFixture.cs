using KompetenzBot.Platform.Tests;
using KompetenzBot.Sandbox;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace KompetenzBot.Platform.Tests;

/// <summary>One emulator in memory for all tests of the assembly; tests keep apart by the names of their tables and queues.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? azurite;

    public string ConnectionString => azurite?.ConnectionString ?? throw new InvalidOperationException("The emulator is not started.");

    public async ValueTask InitializeAsync() => azurite = await Azurite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }
}
