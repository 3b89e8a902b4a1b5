using KompetenzBot.Platform.BotFramework;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Teams;

/// <summary>Refuses a configuration with which the bot would be open, or could not speak to Teams. Every message names the key.</summary>
internal sealed class BotValidator(IHostEnvironment environment) : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(BotOptions options)
    {
        var development = environment.IsDevelopment();
        if (options.AppId.Length == 0)
        {
            if (!development)
            {
                yield return "Bot:AppId is required outside Development; without it no inbound token can be checked.";
            }
        }
        else
        {
            if (!Guid.TryParse(options.AppId, out _))
            {
                yield return "Bot:AppId must be the bot's application id (a GUID).";
            }

            if (!Guid.TryParse(options.TenantId, out _))
            {
                yield return "Bot:TenantId must be the city's Entra tenant id (a GUID) where Bot:AppId is set.";
            }
        }

        if (options.Credential == CredentialKind.Development && !development)
        {
            yield return "Bot:Credential may be Development only in Development.";
        }

        if (options.Credential == CredentialKind.ClientSecret && string.IsNullOrEmpty(options.AppSecret))
        {
            yield return "Bot:AppSecret is required where Bot:Credential is ClientSecret.";
        }

        if (options.Credential != CredentialKind.Development && options.AppId.Length == 0)
        {
            yield return "Bot:Credential needs Bot:AppId; without an application id only Bot:Credential=Development works.";
        }

        if (!Uri.TryCreate(options.OpenIdMetadataUrl, UriKind.Absolute, out var metadata)
            || !OpenIdKeys.IsTrustworthy(metadata)
            || (metadata.Scheme == Uri.UriSchemeHttp && !development))
        {
            yield return "Bot:OpenIdMetadataUrl must be an https address; http only on this machine in Development.";
        }

        for (var i = 0; i < options.AllowedServiceUrls.Count; i++)
        {
            if (!AllowedServiceUrls.IsBaseUrl(options.AllowedServiceUrls[i], allowLoopbackHttp: development))
            {
                yield return $"Bot:AllowedServiceUrls:{i} must be an https base URL without user info and query; http only on this machine in Development.";
            }
        }

        for (var i = 0; i < options.AllowedUploadHosts.Count; i++)
        {
            if (!AllowedServiceUrls.IsBaseUrl(options.AllowedUploadHosts[i], allowLoopbackHttp: development))
            {
                yield return $"Bot:AllowedUploadHosts:{i} must be an https base URL without user info and query; http only on this machine in Development.";
            }
        }

        if (!Enum.IsDefined(options.Address))
        {
            yield return "Bot:Address must be Sie or Du.";
        }

        if (options.Culture is not ("auto" or "de" or "en"))
        {
            yield return "Bot:Culture must be auto, de or en.";
        }
    }
}
