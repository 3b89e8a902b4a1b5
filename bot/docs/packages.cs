#!/usr/bin/env dotnet
#:property PublishAot=false

// Writes packages.md from what is restored: the packages with their licences. From the root of the project, after a restore or a build:
//
//   dotnet run bot/docs/packages.cs
//   dotnet run bot/docs/packages.cs -- --check      says with its exit code whether the file is current
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

const string Document = "bot/docs/packages.md";
var assets = JsonDocument.Parse(File.ReadAllText("artifacts/obj/KompetenzBot/project.assets.json")).RootElement;
string[] folders = [.. assets.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
var versions = XDocument.Load("Directory.Packages.props").Root!.Elements("ItemGroup").Where(group => group.Attribute("Label") is not null)
    .ToDictionary(group => group.Attribute("Label")!.Value, group => group.Elements("PackageVersion").Select(one => (Id: (string)one.Attribute("Include")!, Version: (string)one.Attribute("Version")!)).ToArray(), StringComparer.Ordinal);
var direct = versions["Product"].Select(package => package.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);

StringBuilder text = new(File.ReadAllText("bot/docs/packages.head.md"));
text.Append("## In the product\n\n| package | version | licence | named by the project |\n|---|---|---|---|\n");
foreach (var library in assets.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
    .Where(library => library.Value.GetProperty("type").GetString() == "package" && library.Value.TryGetProperty("runtime", out var files) && files.EnumerateObject().Any(file => !file.Name.EndsWith("_._", StringComparison.Ordinal)))
    .OrderBy(library => library.Name, StringComparer.OrdinalIgnoreCase))
{
    var (id, version) = (library.Name.Split('/')[0], library.Name.Split('/')[1]);
    text.Append(CultureInfo.InvariantCulture, $"| {id} | {version} | {LicenceOf(id, version)} | {(direct.Contains(id) ? "yes" : "")} |\n");
}

text.Append("\n## Only to build and to test\n\n| package | version | licence |\n|---|---|---|\n");
foreach (var (id, version) in versions["Tests"].Concat(versions["Analyzers"]).OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase))
{
    text.Append(CultureInfo.InvariantCulture, $"| {id} | {version} | {LicenceOf(id, version)} |\n");
}

if (args is ["--check"])
{
    var isCurrent = File.Exists(Document) && File.ReadAllText(Document) == text.ToString();
    Console.WriteLine(isCurrent ? $"{Document} is current." : $"{Document} is not current: dotnet run bot/docs/packages.cs");
    return isCurrent ? 0 : 1;
}

File.WriteAllText(Document, text.ToString());
return 0;

string LicenceOf(string id, string version)
{
    var nuspec = folders.Select(folder => Path.Combine(folder, id.ToLowerInvariant(), version, $"{id.ToLowerInvariant()}.nuspec")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"{id} {version} is not restored.");
    var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    var licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
    return (string?)licence?.Attribute("type") switch
    {
        "expression" => licence!.Value,
        "file" => $"its own file `{licence!.Value}`",
        _ => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value switch
        {
            // packages from before licences had a field of their own
            "https://github.com/dotnet/corefx/blob/master/LICENSE.TXT" => "MIT",
            { } address => address,
            null => "none named",
        },
    };
}
