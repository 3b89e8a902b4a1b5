using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Tests of which each has a scene of its own.</summary>
public abstract class SceneTests(TestStorage storage, TestCards cards) : IAsyncLifetime
{
    /// <summary>The test's scene.</summary>
    private protected Scene Scene { get; private set; } = null!;

    /// <summary>Reads cards as clients show them.</summary>
    private protected TestCards Cards => cards;

    /// <summary>What is special about the scenes of a class.</summary>
    private protected virtual SceneOptions Options => new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Scene = await Scene.StartAsync(storage, cards, Options);

    public async ValueTask DisposeAsync()
    {
        await Scene.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
