using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage;

/// <summary>How the key ring itself is protected. There is nothing to configure yet.</summary>
internal sealed class KeyRingOptions;

/// <summary>Profiles of real people must not be protected by keys that lie readable beside them.</summary>
internal sealed class KeyRingValidator(IHostEnvironment environment) : IValidateOptions<KeyRingOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyRingOptions options) => environment.IsProduction()
        ? ValidateOptionsResult.Fail("KeyVault:Uri is required in Production, and this version cannot wrap the key ring yet: it runs only in other environments.")
        : ValidateOptionsResult.Success;
}
