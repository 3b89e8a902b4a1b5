using KompetenzBot.Platform.BotFramework;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms.Events;

/// <summary>The part of the configuration section <c>Sms</c> that concerns delivery reports; empty: none are let in.</summary>
public sealed class SmsEventsOptions
{
    /// <summary>The tenant whose tokens Event Grid brings.</summary>
    public string EventsTenantId { get; set; } = string.Empty;

    /// <summary>For whom these tokens are: the id or URI of the webhook's application.</summary>
    public string EventsAudience { get; set; } = string.Empty;

    /// <summary>Where the tenant's keys are named, if not where Entra names them.</summary>
    public string EventsOpenIdMetadataUrl { get; set; } = string.Empty;

    /// <summary>Whether reports can be let in.</summary>
    public bool IsConfigured => EventsTenantId.Length > 0;

    /// <summary>The address of the metadata.</summary>
    public string MetadataUrl => EventsOpenIdMetadataUrl.Length > 0 ? EventsOpenIdMetadataUrl : EntraTokenValidator.MetadataUrlOf(EventsTenantId);
}

/// <summary>Refuses settings with which the webhook would be open, or shut against everybody. Every message names the key.</summary>
internal sealed class SmsEventsValidator(IHostEnvironment environment) : IValidateOptions<SmsEventsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsEventsOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(SmsEventsOptions options)
    {
        if (options.EventsTenantId.Length > 0 && !Guid.TryParseExact(options.EventsTenantId, "D", out _))
        {
            yield return "Sms:EventsTenantId must be an Entra tenant id (a GUID).";
        }

        if (options.EventsTenantId.Length == 0 && options.EventsAudience.Length > 0)
        {
            yield return "Sms:EventsTenantId is required where Sms:EventsAudience is set.";
        }

        if (options.EventsTenantId.Length > 0 && string.IsNullOrWhiteSpace(options.EventsAudience))
        {
            yield return "Sms:EventsAudience is required where Sms:EventsTenantId is set: otherwise every token of the tenant would be let in.";
        }

        if (options.EventsOpenIdMetadataUrl.Length > 0
            && (!Uri.TryCreate(options.EventsOpenIdMetadataUrl, UriKind.Absolute, out var metadata)
                || !OpenIdKeys.IsTrustworthy(metadata)
                || (metadata.Scheme == Uri.UriSchemeHttp && !environment.IsDevelopment())))
        {
            yield return "Sms:EventsOpenIdMetadataUrl must be an https address; http only on this machine in Development.";
        }
    }
}
