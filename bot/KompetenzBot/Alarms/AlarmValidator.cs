using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms;

/// <summary>Refuses durations that are none; the message names the key.</summary>
internal sealed class AlarmValidator : IValidateOptions<AlarmOptions>
{
    public ValidateOptionsResult Validate(string? name, AlarmOptions options)
    {
        try
        {
            _ = (options.Rest, options.BetweenWaves, options.ApprovalTime);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
