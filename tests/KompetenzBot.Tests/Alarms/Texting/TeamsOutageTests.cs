using KompetenzBot.Alarms.Texting;
using KompetenzBot.Telemetry;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Texting;

/// <summary>When Teams counts as out: "-" is a failed request each second, "+" one that went through, "." none.</summary>
public sealed class TeamsOutageTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("60-", false)]
    [InlineData("61-", true)]
    [InlineData("1- 60.", false)]
    [InlineData("61- 599.", true)]
    [InlineData("61- 600.", false)]
    [InlineData("30- 1+ 40-", true)]
    [InlineData("15- 4+ 15- 4+ 30-", true)]
    [InlineData("30- 5+ 40-", false)]
    [InlineData("30- 30. 1+ 20-", false)]
    [InlineData("3- 5. 1+ 60.", false)]
    [InlineData("61- 1+ 8.", true)]
    [InlineData("61- 1+ 9.", false)]
    [InlineData("61- 5+", false)]
    public void Next_to_nothing_has_gone_through_for_a_minute(string course, bool isOut)
    {
        var now = Start;
        var contact = Contact.None;
        foreach (var part in course.Split(' '))
        {
            for (var i = int.Parse(part[..^1], System.Globalization.CultureInfo.InvariantCulture); i > 0; i--)
            {
                now += TimeSpan.FromSeconds(1);
                contact = part[^1] switch { '-' => contact.Refused(now, "Down"), '+' => contact.Worked(now), _ => contact };
            }
        }

        Assert.Equal(isOut, TeamsOutageWatch.IsOut(contact, now));
    }
}
