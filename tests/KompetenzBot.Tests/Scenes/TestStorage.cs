using System.Security.Cryptography;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

[assembly: AssemblyFixture(typeof(TestStorage))]
[assembly: AssemblyFixture(typeof(TestCards))]
[assembly: AssemblyFixture(typeof(TokenIssuer))]

namespace KompetenzBot.Tests.Scenes;

/// <summary>One storage emulator for all tests of the assembly, started by the first that needs it. Each scene has names of its own in it.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly Lazy<Task<Azurite>> _azurite = new(() => Azurite.StartAsync());

    /// <summary>A <c>Storage:Prefix</c> that nobody else has.</summary>
    public static string NewPrefix() => "t" + RandomNumberGenerator.GetHexString(14, lowercase: true);

    public async Task<string> ConnectionStringAsync() => (await _azurite.Value).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }
}
