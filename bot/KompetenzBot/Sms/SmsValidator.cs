using KompetenzBot.Platform.Sms;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms;

/// <summary>Refuses settings with which no text message could be sent. Every message names the key and none holds a secret.</summary>
internal sealed class SmsValidator(IHostEnvironment environment) : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(SmsOptions options)
    {
        if (options is { ConnectionString.Length: > 0, Endpoint.Length: > 0 })
        {
            yield return "Sms:ConnectionString and Sms:Endpoint exclude each other: the first brings its own address.";
        }

        if (options.ConnectionString.Length > 0 && Problem(options.ConnectionString) is { } problem)
        {
            yield return $"Sms:ConnectionString: {problem}";
        }

        if (options.Endpoint.Length > 0 && !SmsAccount.IsEndpoint(options.Endpoint, environment.IsDevelopment()))
        {
            yield return "Sms:Endpoint must be an https address without path and query; http only on this machine in Development.";
        }

        if (options.IsConfigured && !SmsSender.IsValid(options.From))
        {
            yield return "Sms:From must be a sender of at most eleven letters and digits, such as Stadt-Alarm, or a number such as +4923112345.";
        }

        if (options is { IsConfigured: true, AnswerBaseUrl.Length: 0 } && environment.IsProduction())
        {
            yield return "Sms:AnswerBaseUrl is required in Production where text messages are set up: without the page nobody could answer one.";
        }
    }

    private string? Problem(string connectionString)
    {
        try
        {
            SmsAccount.Parse(connectionString, environment.IsDevelopment());
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }
}
