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
    [InlineData("5 Führerschein C oder C1, und Arabisch ab B1, Hansaplatz, sofort", "5 Führerschein C oder C1, und Arabisch ab B1", "Hansaplatz", "sofort", "")]
    [InlineData("5 (Arabisch, oder Dari) und Sanitäter, Hansaplatz", "5 (Arabisch, oder Dari) und Sanitäter", "Hansaplatz", "", "")]
    [InlineData("5 \"IT, Daten und Funk\", Hansaplatz: Aufbau", "5 \"IT, Daten und Funk\"", "Hansaplatz", "", "Aufbau")]
    [InlineData("5 „Smart City: Mobilität“: Aufbau (Tor 2, Halle 3)", "5 „Smart City: Mobilität“", "", "", "Aufbau (Tor 2, Halle 3)")]
    [InlineData("5 Arabisch und verfügbar:nachts, Hansaplatz, Sa 8 Uhr für 6 Stunden", "5 Arabisch und verfügbar:nachts", "Hansaplatz", "Sa 8 Uhr für 6 Stunden", "")]
    [InlineData("5 fuehrerschein:C, Hansaplatz:Aufbau", "5 fuehrerschein:C", "Hansaplatz", "", "Aufbau")]
    [InlineData("5 (Arabisch, Hansaplatz, sofort", "5 (Arabisch", "Hansaplatz", "sofort", "")]
    [InlineData("5 Arabisch, Undine-Platz", "5 Arabisch", "Undine-Platz", "", "")]
    [InlineData("", "", "", "", "")]
    [InlineData(": nur Text", "", "", "", "nur Text")]
    public void One_line_falls_into_its_fields(string line, string needs, string place, string when, string text) =>
        Assert.Equal(new AlarmFields(needs, place, when, text), AlarmFields.Split(line));

    [Fact]
    public void Nothing_that_was_typed_gets_lost()
    {
        var words = Gen.Elements("5 Führerschein C", "2 Arabisch", "Halle 3", "und", "(", ")", "\"", "heute 18-22 Uhr", "sofort", ": Aufbau", "ä", ",", ";", "+", "8:30");
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
    [InlineData("(")]
    [InlineData("(,)")]
    [InlineData("\"")]
    [InlineData("5 x, und ")]
    public void A_very_long_line_is_read_like_a_short_one(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 50_000)) + "1";

        Assert.Equal(Letters(line).Length, Letters(AlarmFields.Split(line) is var f ? f.Needs + f.Place + f.When + f.Text : string.Empty).Length);
    }

    /// <summary>Regardless of order: place and time may swap.</summary>
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());
}
