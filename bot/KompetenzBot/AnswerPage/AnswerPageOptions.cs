using Microsoft.Extensions.Options;

namespace KompetenzBot.AnswerPage;

/// <summary>The part of the configuration section <c>Sms</c> that concerns the answer page.</summary>
public sealed class AnswerPageOptions
{
    /// <summary>Under which the page is reached from outside, without <c>/a/</c>; empty: no links are made.</summary>
    public string AnswerBaseUrl { get; set; } = string.Empty;

    /// <summary>The link with a token.</summary>
    /// <exception cref="InvalidOperationException">No address is configured.</exception>
    public Uri UrlOf(string token) => AnswerBaseUrl.Length > 0
        ? new Uri($"{AnswerBaseUrl.TrimEnd('/')}/a/{token}")
        : throw new InvalidOperationException("Sms:AnswerBaseUrl is not configured.");
}

/// <summary>Refuses an address that no phone could open safely.</summary>
internal sealed class AnswerPageValidator(IHostEnvironment environment) : IValidateOptions<AnswerPageOptions>
{
    public ValidateOptionsResult Validate(string? name, AnswerPageOptions options) => options.AnswerBaseUrl.Length == 0 || IsGood(options.AnswerBaseUrl)
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Sms:AnswerBaseUrl must be an https address without user info, query and fragment; http only on this machine in Development.");

    private bool IsGood(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { UserInfo: "", Query: "", Fragment: "" }
        && !text.Contains('?', StringComparison.Ordinal)
        && !text.Contains('#', StringComparison.Ordinal)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && environment.IsDevelopment()));
}
