using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms;

/// <summary>Refuses durations that are none and numbers that make no sense; the message names the key.</summary>
internal sealed class AlarmValidator : IValidateOptions<AlarmOptions>
{
    private const int MostPeople = 100_000;

    public ValidateOptionsResult Validate(string? name, AlarmOptions options)
    {
        string?[] errors =
        [
            Duration(() => options.Rest), Duration(() => options.BetweenWaves), Duration(() => options.ApprovalTime), Duration(() => options.BeforeSms),
            Number("FourEyesAbove", options.FourEyesAbove, MostPeople), Number("DepartmentLimit", options.DepartmentLimit, MostPeople), Number("DrillsPerYear", options.DrillsPerYear, 366),
        ];
        return errors.OfType<string>().ToArray() is { Length: > 0 } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static string? Duration(Func<object> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    private static string? Number(string key, int value, int most) => value >= 0 && value <= most ? null : $"Alarms:{key} must be a number from 0 to {most}.";
}
