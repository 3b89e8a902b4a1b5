using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>The repository holds no key, no password and no token. The storage emulator's key is published by its vendor and the same everywhere.</summary>
public sealed partial class SecretFileTests
{
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly string[] Pictures = [".png", ".jpg", ".ico", ".woff2"];
    private static readonly string[] NotOurs = [".git", ".sandbox", ".vs", ".idea", ".vscode", "devTools"];

    [Fact]
    [Trait("Threat", "T30")]
    public void No_file_holds_a_secret()
    {
        var files = Ours().ToArray();

        Assert.Contains(files, file => file.EndsWith("appsettings.json", StringComparison.Ordinal));
        Assert.Empty(files.SelectMany(file => Findings(File.ReadAllText(file)).Select(finding => $"{Path.GetRelativePath(SourceTree.Root, file)}: {finding}")));
    }

    [Theory]
    [InlineData("AccountName=stadt;AccountKey=", 86, "==")]
    [InlineData("endpoint=https://stadt.example/;accesskey=", 43, "=")]
    [InlineData("Bearer eyJ", 30, ".eyJ9.x")]
    [InlineData("-----BEGIN RSA ", 0, "PRIVATE KEY-----")]
    [InlineData("\"AppSecret\": \"", 12, "\"")]
    [InlineData("Bot__AppSecret=", 12, "")]
    [InlineData("https://stadt.example/?sv=1&sig=", 43, "%3D")]
    [InlineData("ghp_", 36, "")]
    [Trait("Threat", "T30")]
    public void A_secret_would_be_found(string before, int length, string after) => Assert.NotEmpty(Findings(before + new string('a', length) + after));

    private static IEnumerable<string> Findings(string text) => Secret().Matches(text.Replace(EmulatorKey, string.Empty, StringComparison.Ordinal)).Select(match => match.Value);

    private static IEnumerable<string> Ours() => SourceTree.Files(".", "*").Where(file =>
        !Pictures.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !Path.GetRelativePath(SourceTree.Root, file).Split(Path.DirectorySeparatorChar).Intersect(NotOurs, StringComparer.Ordinal).Any());

    [GeneratedRegex(
        """(AccountKey|accesskey|SharedAccess[A-Za-z]*|client_secret|password|pwd|sig)=[A-Za-z0-9+/%_-]{20,}|-----BEGIN [A-Z ]*PRIVATE KEY|eyJ[A-Za-z0-9_-]{20,}\.|[^A-Za-z0-9+/][A-Za-z0-9+/]{86}==[^"]|(AppSecret|Password|ClientSecret)("\s*:\s*"|=)[A-Za-z0-9~._-]{8,}|(gh[pousr]_|github_pat_|xox[baprs]-|AKIA)[A-Za-z0-9]{16,}""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();
}
