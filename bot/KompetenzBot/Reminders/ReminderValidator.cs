using Microsoft.Extensions.Options;

namespace KompetenzBot.Reminders;

/// <summary>Refuses durations that are none, or that contradict each other; the message names the key.</summary>
internal sealed class ReminderValidator : IValidateOptions<ReminderOptions>
{
    private static readonly NodaTime.LocalDate Any = new(2026, 1, 1);

    public ValidateOptionsResult Validate(string? name, ReminderOptions options)
    {
        try
        {
            var times = options.Read();
            return Any + times.RepeatAfter >= Any + times.PauseAfter ? ValidateOptionsResult.Fail("Reminders:PauseAfter must be longer than Reminders:RepeatAfter.")
                : Any + times.EraseAfter <= Any + ReminderTimes.LastNotice + ReminderTimes.LastNotice ? ValidateOptionsResult.Fail("Reminders:EraseAfter must be longer than P28D, since people are told 14 days before.")
                : ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
