using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Structure;

namespace KompetenzBot.Tests.Manifest;

/// <summary>A copy of everything from which the package is made, for tests to spoil, and the script that makes it.</summary>
internal sealed class PackageFolder : IDisposable
{
    private static readonly string Source = Path.Combine(SourceTree.Root, "manifest");
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("kompetenzbot-manifest-").FullName;

    public PackageFolder()
    {
        foreach (var file in (string[])["manifest.json", "en.json", "color.png", "outline.png"])
        {
            File.Copy(Path.Combine(Source, file), InFolder(file));
        }

        File.Copy(Path.Combine(Source, "values.example.json"), InFolder("values.json"));
    }

    /// <summary>Where the script is asked to put the package.</summary>
    public string Package => InFolder(Path.Combine("out", "package.zip"));

    /// <summary>What is asked of the script instead of the build's version; null: nothing.</summary>
    public string? Version { get; set; } = "1.2.3";

    /// <summary>A file of the project's own folder.</summary>
    public static string Original(string file) => Path.Combine(Source, file);

    /// <summary>Writes a file of the copy.</summary>
    public void Write(string file, byte[] content) => File.WriteAllBytes(InFolder(file), content);

    /// <summary>Removes a file of the copy.</summary>
    public void Delete(string file) => File.Delete(InFolder(file));

    /// <summary>Sets what a path of names and numbers leads to, or removes it.</summary>
    /// <param name="file">A JSON file of the copy.</param>
    /// <param name="path">E.g. <c>bots/0/scopes</c>.</param>
    /// <param name="json">The new value; null removes the property.</param>
    public void Edit(string file, string path, string? json)
    {
        var root = JsonNode.Parse(File.ReadAllText(InFolder(file)))!;
        var parts = path.Split('/');
        var parent = parts[..^1].Aggregate(root, (node, part) => node is JsonArray array ? array[Index(part)]! : node[part]!);
        if (json is null)
        {
            ((JsonObject)parent).Remove(parts[^1]);
        }
        else
        {
            parent[parts[^1]] = JsonNode.Parse(json);
        }

        File.WriteAllText(InFolder(file), root.ToJsonString());
    }

    /// <summary>Runs the script as a person would.</summary>
    public async Task<PackageRun> MakeAsync(CancellationToken cancellationToken, params (string Key, string Value)[] environment)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: cancellationToken);
        string[] version = Version is null ? [] : ["--version", Version];
        return await PackageRun.RunAsync(
            [Original("package.mjs"), "--values", InFolder("values.json"), "--folder", _folder, "--out", Package, .. version], environment, cancellationToken);
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private static int Index(string part) => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture);

    private string InFolder(string file) => Path.Combine(_folder, file);
}
