using KompetenzBot.Platform.Graph;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>Tests of which each has a directory of its own.</summary>
public abstract class GraphTests : IAsyncLifetime
{
    protected static readonly Guid Anna = new("a0000000-0000-4000-8000-00000000000A");
    protected static readonly Guid Jörg = new("a0000000-0000-4000-8000-00000000000b");

    private readonly HttpClient _http = new(GraphServiceClient.CreateHandler());

    protected GraphTests() => Credential = new CountingCredential(Clock);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ManualTimeProvider Clock { get; } = new();

    protected CountingCredential Credential { get; }

    protected RecordingGraph Graph { get; private set; } = null!;

    protected GraphServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Graph = await RecordingGraph.StartAsync();
        Client = new GraphServiceClient(_http, Graph.BaseUrl, new TokenSource(Credential, GraphServiceClient.TokenScope, Clock), Clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Graph.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
