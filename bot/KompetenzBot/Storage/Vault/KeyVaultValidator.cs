using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage.Vault;

/// <summary>Profiles of real people must not be protected by keys that lie readable beside them. Every message names the key.</summary>
internal sealed partial class KeyVaultValidator(IHostEnvironment environment) : IValidateOptions<KeyVaultOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyVaultOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(KeyVaultOptions options)
    {
        if (options.Uri.Length == 0 && environment.IsProduction())
        {
            yield return "KeyVault:Uri is required in Production: its certificate wraps the keys that protect the profiles.";
        }

        if (options.Uri.Length > 0 && !IsVault(options.Uri))
        {
            yield return "KeyVault:Uri must be the https address of a key vault without path and query.";
        }

        if (options.Certificate.Length > 0 != options.Uri.Length > 0)
        {
            yield return "KeyVault:Certificate and KeyVault:Uri belong together: one is of no use without the other.";
        }

        if (options.Certificate.Length > 0 && !Certificate().IsMatch(options.Certificate))
        {
            yield return "KeyVault:Certificate must be the name of a certificate in the vault, or its name and version with a slash between them.";
        }

        foreach (var (index, _) in options.PreviousCertificates.Index().Where(previous => !Certificate().IsMatch(previous.Item)))
        {
            yield return $"KeyVault:PreviousCertificates:{index} must be a certificate in the vault: its name, its name and version with a slash between them, or a version of KeyVault:Certificate.";
        }
    }

    private static bool IsVault(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps && uri is { PathAndQuery: "/", Fragment.Length: 0, UserInfo.Length: 0 };

    [GeneratedRegex(@"^[0-9A-Za-z-]{1,127}(/[0-9a-f]{32})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Certificate();
}
