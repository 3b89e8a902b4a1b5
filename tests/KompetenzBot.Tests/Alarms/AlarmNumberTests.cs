using KompetenzBot.Alarms;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class AlarmNumberTests
{
    [Theory]
    [InlineData(2026, 42, "42", "A-2026-0042")]
    [InlineData(2026, 1, "1", "A-2026-0001")]
    [InlineData(2027, 12345, "12345", "A-2027-12345")]
    public void A_number_is_short_when_spoken_and_sorts_when_written(int year, int sequence, string spoken, string written)
    {
        var number = new AlarmNumber(year, sequence);
        Assert.Equal((spoken, written), (number.Spoken, number.ToString()));
    }
}
