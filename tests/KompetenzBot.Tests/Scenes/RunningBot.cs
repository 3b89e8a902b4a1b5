using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Scenes;

/// <summary>The bot in this process: everything of it is real, up to the socket on which it listens.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBot(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Speaks to it from this machine.</summary>
    public HttpClient Client { get; }

    /// <summary>The bot's own parts, for what no message shows.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Ends when the bot stops, also by itself.</summary>
    public Task Stopping => _app.WaitForShutdownAsync();

    /// <summary>Starts it on a free port.</summary>
    /// <param name="configuration">By keys with <c>:</c>.</param>
    /// <param name="time">Its clock; the real one when left out.</param>
    /// <param name="logs">Gets what it logs.</param>
    /// <param name="environment">As <c>ASPNETCORE_ENVIRONMENT</c>.</param>
    /// <param name="edge">Replaces parts at the edge of the network.</param>
    /// <param name="args">The command line; where it listens when left out.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The configuration is refused.</exception>
    public static async Task<RunningBot> StartAsync(
        IReadOnlyDictionary<string, string> configuration, TimeProvider? time = null, LogLines? logs = null, string environment = "Development", Action<IServiceCollection>? edge = null, params string[] args)
    {
        var app = BotHost.Build(
            args is [] ? [$"--environment={environment}", "--urls=http://127.0.0.1:0"] : [$"--environment={environment}", .. args],
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(configuration!);
                builder.Logging.ClearProviders();
                if (logs is not null)
                {
                    builder.Logging.AddProvider(logs);
                }

                if (time is not null)
                {
                    builder.Services.AddSingleton(time);
                }

                if (edge is not null)
                {
                    builder.Host.UseServiceProviderFactory(new ReplacedEdge(edge));
                }
            });
        try
        {
            await app.StartAsync();
            return new RunningBot(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has the last word on what the bot is composed of.</summary>
    private sealed class ReplacedEdge(Action<IServiceCollection> edge) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services)
        {
            edge(services);
            return services;
        }

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
