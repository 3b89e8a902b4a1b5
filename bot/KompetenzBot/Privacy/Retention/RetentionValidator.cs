using Microsoft.Extensions.Options;
using NodaTime;

namespace KompetenzBot.Privacy.Retention;

/// <summary>Refuses durations that are none, or that contradict each other; the message names the key.</summary>
internal sealed class RetentionValidator : IValidateOptions<RetentionOptions>
{
    private static readonly LocalDate Any = new(2026, 1, 1);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        try
        {
            var times = options.Read();
            return Any + times.Deployments < Any + times.Answers
                ? ValidateOptionsResult.Fail("Retention:Deployments must not be shorter than Retention:Answers: an alarm is kept as long as its answers.")
                : ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
