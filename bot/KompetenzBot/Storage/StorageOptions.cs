using System.ComponentModel.DataAnnotations;
using KompetenzBot.Platform;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage;

/// <summary>Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection string of the account, or none if <see cref="AccountName"/> is given.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Name of the account, reached with the managed identity.</summary>
    [RegularExpression("^[a-z0-9]{3,24}$", ErrorMessage = "Storage:AccountName must be 3 to 24 lower case letters and digits: the name of the account, no address.")]
    public string? AccountName { get; set; }

    /// <summary>Begin of every table's and queue's name; may be empty.</summary>
    [RegularExpression("^([a-z][a-z0-9]{0,19})?$", ErrorMessage = "Storage:Prefix must be empty or up to 20 lower case letters and digits, beginning with a letter.")]
    public string Prefix { get; set; } = string.Empty;
}

/// <summary>Refuses a storage that could not be reached; the message names the key and never shows the secret.</summary>
internal sealed class StorageValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (string.IsNullOrEmpty(options.ConnectionString) == string.IsNullOrEmpty(options.AccountName))
        {
            return ValidateOptionsResult.Fail("Storage:ConnectionString or Storage:AccountName is required, and only one of them.");
        }

        try
        {
            _ = options.ConnectionString is { Length: > 0 } connectionString ? StorageAccount.Parse(connectionString) : null;
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"Storage:ConnectionString is not usable: {exception.Message}");
        }
    }
}
