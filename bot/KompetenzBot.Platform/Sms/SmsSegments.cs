using System.Buffers;

namespace KompetenzBot.Platform.Sms;

/// <summary>
/// What a text costs: as how many short messages it travels. Alphabet and lengths are those of 3GPP TS 23.038 and 23.040; a character that takes two
/// units is never cut in two.
/// </summary>
public static class SmsSegments
{
    private const int OnlySeptets = 160;
    private const int SeptetsOfPart = 153;
    private const int OnlyUnits = 70;
    private const int UnitsOfPart = 67;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    private static readonly SearchValues<char> BasicCharacters = SearchValues.Create(Basic);
    private static readonly SearchValues<char> AllCharacters = SearchValues.Create(Basic + Extension);

    /// <summary>Whether every character is in the short alphabet, which holds more of them in a message.</summary>
    public static bool IsGsm7(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(AllCharacters);

    /// <summary>How many messages a text is; an empty one is one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var gsm7 = IsGsm7(text);
        var (only, ofPart) = gsm7 ? (OnlySeptets, SeptetsOfPart) : (OnlyUnits, UnitsOfPart);
        return Length(text, gsm7) <= only ? 1 : Parts(text, gsm7, ofPart);
    }

    private static int Length(ReadOnlySpan<char> text, bool gsm7)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var (characters, units) = Next(text[i..], gsm7);
            i += characters;
            length += units;
        }

        return length;
    }

    private static int Parts(ReadOnlySpan<char> text, bool gsm7, int ofPart)
    {
        var (parts, used) = (1, 0);
        for (var i = 0; i < text.Length;)
        {
            var (characters, units) = Next(text[i..], gsm7);
            i += characters;
            if (used + units > ofPart)
            {
                parts++;
                used = 0;
            }

            used += units;
        }

        return parts;
    }

    /// <summary>The next character: how many chars it has here, and how many units on the way.</summary>
    private static (int Characters, int Units) Next(ReadOnlySpan<char> text, bool gsm7) => gsm7
        ? (1, BasicCharacters.Contains(text[0]) ? 1 : 2)
        : text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? (2, 2) : (1, 1);
}
