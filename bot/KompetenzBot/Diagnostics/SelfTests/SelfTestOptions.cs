using KompetenzBot.Conversations;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>Configuration section <c>SelfTest</c>; what is empty is not tested.</summary>
public sealed class SelfTestOptions
{
    /// <summary>Object id of a test account that has opened the bot's chat once: it gets a card every day.</summary>
    public string User { get; set; } = string.Empty;

    /// <summary>A number that gets a text message every week.</summary>
    public string Phone { get; set; } = string.Empty;
}

/// <summary>Refuses a test that could never pass.</summary>
internal sealed class SelfTestValidator : IValidateOptions<SelfTestOptions>
{
    public ValidateOptionsResult Validate(string? name, SelfTestOptions options)
    {
        string[] errors =
        [
            .. options.User.Length > 0 && UserId.TryParse(options.User) is null ? ["SelfTest:User must be the Entra object id of a test account (a GUID)."] : Array.Empty<string>(),
            .. options.Phone.Length > 0 && PhoneNumber.TryParse(options.Phone) is not { MayBeMobile: true } ? ["SelfTest:Phone must be a mobile number such as +4915123456789."] : Array.Empty<string>(),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
