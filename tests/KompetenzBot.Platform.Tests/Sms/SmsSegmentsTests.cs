using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Platform.Sms;

namespace KompetenzBot.Platform.Tests.Sms;

/// <summary>How many messages a text travels as.</summary>
public sealed class SmsSegmentsTests
{
    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("a", 160, 1)]
    [InlineData("a", 161, 2)]
    [InlineData("ä", 160, 1)]
    [InlineData("ß", 306, 2)]
    [InlineData("a", 307, 3)]
    [InlineData("€", 80, 1)]
    [InlineData("€", 81, 2)]
    [InlineData("[", 153, 3)] // 76 of them fill 152 of 153 septets: the 77th is not cut in two
    [InlineData("é", 160, 1)]
    [InlineData("ç", 70, 1)] // only the capital is in the short alphabet
    [InlineData("ç", 71, 2)]
    [InlineData("ł", 67 * 2, 2)]
    [InlineData("ł", (67 * 2) + 1, 3)]
    [InlineData("🚨", 35, 1)]
    [InlineData("🚨", 36, 2)]
    [InlineData("🚨", 67, 3)] // 33 of them fill 66 of 67 units
    public void Texts_of_one_character_repeated(string character, int times, int expected) =>
        Assert.Equal(expected, SmsSegments.Count(string.Concat(Enumerable.Repeat(character, times))));

    [Fact]
    public void One_foreign_character_makes_all_of_them_wide() => Assert.Equal(2, SmsSegments.Count(new string('a', 70) + "ł"));

    [Fact]
    public void Counts_as_somebody_who_fills_messages_one_character_after_the_other()
    {
        var character = Gen.Elements("a", "Z", "ä", "ß", "€", "[", "~", "\n", "é", "ł", "🚨", "文");
        var plain = Gen.Elements("a", "ä", "€", "|", " ");
        var texts = Gen.OneOf(character.ListOf(), plain.ListOf()).Resize(400).Select(parts => string.Concat(parts));

        Prop.ForAll(texts.ToArbitrary(), text => SmsSegments.Count(text) == Naive(text)).QuickCheckThrowOnFailure();
    }

    /// <summary>Written from the table of the standard, with runes instead of chars.</summary>
    private static int Naive(string text)
    {
        const string one = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        const string two = "\f^{}\\[~]|€";
        var runes = text.EnumerateRunes().ToArray();
        var narrow = runes.All(rune => (one + two).Contains(rune.ToString(), StringComparison.Ordinal));
        int[] costs = [.. runes.Select(rune => narrow ? two.Contains(rune.ToString(), StringComparison.Ordinal) ? 2 : 1 : rune.Utf16SequenceLength)];
        if (costs.Sum() <= (narrow ? 160 : 70))
        {
            return 1;
        }

        var room = new List<int> { 0 };
        foreach (var cost in costs)
        {
            if (room[^1] + cost > (narrow ? 153 : 67))
            {
                room.Add(0);
            }

            room[^1] += cost;
        }

        return room.Count;
    }
}
