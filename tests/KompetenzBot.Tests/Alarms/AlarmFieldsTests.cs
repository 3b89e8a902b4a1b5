using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms.Composing;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class AlarmFieldsTests
{
    [Theory]
    [InlineData(
        "5 Führerschein C + 2 Gebärdensprache, Westfalenhallen, heute 18-22 Uhr: Aufbau Impfzentrum",
        "5 Führerschein C + 2 Gebärdensprache", "Westfalenhallen", "heute 18-22 Uhr", "Aufbau Impfzentrum")]
    [InlineData("5 Führerschein C", "5 Führerschein C", "", "", "")]
    [InlineData("5 Führerschein C: bitte schnell", "5 Führerschein C", "", "", "bitte schnell")]
    [InlineData("5 Führerschein C, 18:30-22 Uhr: Aufbau um 18:30", "5 Führerschein C", "", "18:30-22 Uhr", "Aufbau um 18:30")]
    [InlineData("5 Führerschein C, morgen ab 8:00: Aufbau", "5 Führerschein C", "", "morgen ab 8:00", "Aufbau")]
    [InlineData("5 Führerschein C, heute 18 Uhr, Halle 3, Tor 2", "5 Führerschein C", "Halle 3, Tor 2", "heute 18 Uhr", "")]
    [InlineData("5 Führerschein C, 2 Gebärdensprache, sofort", "5 Führerschein C + 2 Gebärdensprache", "", "sofort", "")]
    [InlineData("5 Führerschein C; Hansaplatz; 25 Uhr", "5 Führerschein C", "Hansaplatz", "25 Uhr", "")]
    [InlineData("", "", "", "", "")]
    [InlineData(": nur Text", "", "", "", "nur Text")]
    public void One_line_falls_into_its_fields(string line, string needs, string place, string when, string text) =>
        Assert.Equal(new AlarmFields(needs, place, when, text), AlarmFields.Split(line));

    [Fact]
    public void Nothing_that_was_typed_gets_lost()
    {
        var words = Gen.Elements("5 Führerschein C", "2 Arabisch", "Halle 3", "heute 18-22 Uhr", "sofort", ": Aufbau", "ä", ",", ";", "+", "8:30");
        Prop.ForAll(words.ListOf().Select(parts => string.Join(' ', parts)).ToArbitrary(), line =>
        {
            var fields = AlarmFields.Split(line);
            return Letters(line) == Letters(fields.Needs + fields.Place + fields.When + fields.Text);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("a:")]
    [InlineData(" :")]
    [InlineData("1:")]
    [InlineData("5 x, ")]
    [InlineData(",")]
    public void A_very_long_line_is_read_like_a_short_one(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 50_000)) + "1";

        Assert.Equal(Letters(line).Length, Letters(AlarmFields.Split(line) is var f ? f.Needs + f.Place + f.When + f.Text : string.Empty).Length);
    }

    /// <summary>Regardless of order: place and time may swap.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());
}
