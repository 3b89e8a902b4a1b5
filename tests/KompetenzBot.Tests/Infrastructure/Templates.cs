using System.Text.Json;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>All Bicep files of <c>infra</c>, parsed once.</summary>
internal sealed class Templates
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 512 };
    private static readonly Lazy<Task<Templates>> Loaded = new(ReadAsync);
    private readonly Dictionary<string, BicepFile> _files;

    private Templates(IEnumerable<BicepFile> files) => _files = files.ToDictionary(file => file.Name, StringComparer.Ordinal);

    public static string Folder { get; } = Path.Combine(SourceTree.Root, "infra");

    public IEnumerable<BicepFile> All => _files.Values;

    public IEnumerable<BicepFile> ParameterFiles => All.Where(file => file.Name.EndsWith(".bicepparam", StringComparison.Ordinal));

    public BicepFile Main => this["main.bicep"];

    public BicepFile this[string name] => _files[name];

    public static Task<Templates> LoadAsync() => Loaded.Value;

    /// <summary>The file that a module of another one stands for.</summary>
    public BicepFile Of(BicepFile user, Module module) => this[Path.GetRelativePath(Folder, Path.GetFullPath(module.Path, Path.GetDirectoryName(user.Path)!)).Replace('\\', '/')];

    private static async Task<Templates> ReadAsync()
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: TestContext.Current.CancellationToken);
        string[] paths = [.. SourceTree.Files("infra", "*.bicep"), .. SourceTree.Files("infra", "*.bicepparam")];
        var script = Path.Combine(SourceTree.Root, "tests", "KompetenzBot.Tests", "Infrastructure", "bicep.mjs");
        List<string> lines = [];
        await using var node = ChildProcess.Start(ChildProcessOptions.Node(script, [NodePackages.File(), .. paths]) with { OnLine = lines.Add });
        Assert.True(await node.Completion == 0, string.Join('\n', lines));
        return new Templates(lines.Select(line => JsonSerializer.Deserialize<BicepFile>(line, Json)!));
    }
}
