using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>A running storage emulator with tables and queues. It accepts what Azure refuses in places (platform limits are not checked).</summary>
public sealed class Azurite : IAsyncDisposable
{
    // the emulator's account, published by its vendor and the same everywhere
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly ChildProcess process;

    private Azurite(ChildProcess process, string tables, string queues)
    {
        this.process = process;
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={tables}/{Account};QueueEndpoint={queues}/{Account};";
    }

    /// <summary>The connection string with explicit table and queue endpoints.</summary>
    public string ConnectionString { get; }

    /// <summary>Ends when the process has ended, with its exit code.</summary>
    public Task<int> Completion => process.Completion;

    /// <summary>What it last wrote.</summary>
    public string Output => process.Output;

    /// <summary>Installs the npm packages if needed, starts the emulator and waits until tables and queues listen.</summary>
    /// <exception cref="ChildProcessException">It could not be started, ended early or took too long; the message holds its output.</exception>
    public static async Task<Azurite> StartAsync(AzuriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        await NodePackages.EnsureInstalledAsync(options.Progress, cancellationToken);

        var started = ChildProcess.Start(ChildProcessOptions.Node(NodePackages.File("azurite", "dist", "src", "azurite.js"), Arguments(options)));
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(options.StartTimeout);
            var queues = await EndpointAsync(started, "Queue", timeout.Token);
            var tables = await EndpointAsync(started, "Table", timeout.Token);
            return new Azurite(started, tables, queues);
        }
        catch (Exception exception)
        {
            await started.DisposeAsync();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new ChildProcessException($"Azurite did not listen within {options.StartTimeout}. Its output:{Environment.NewLine}{started.Output}", exception);
            }

            throw;
        }
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Stops it gracefully, so that a kept location has every acknowledged write.</summary>
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string[] Arguments(AzuriteOptions options) =>
    [
        "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        "--blobPort", "0",
        "--tablePort", options.TablePort.ToString(CultureInfo.InvariantCulture),
        "--queuePort", options.QueuePort.ToString(CultureInfo.InvariantCulture),
        .. options.Location is { } location ? (string[])["--location", Path.GetFullPath(location)] : ["--inMemoryPersistence"],
    ];

    private static async Task<string> EndpointAsync(ChildProcess emulator, string service, CancellationToken cancellationToken)
    {
        var announcement = $"Azurite {service} service is successfully listening at ";
        var line = await emulator.WaitForLineAsync(line => line.StartsWith(announcement, StringComparison.Ordinal), cancellationToken);
        return line[announcement.Length..].TrimEnd('/');
    }
}
