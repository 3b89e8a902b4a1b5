using System.Buffers;
using System.Globalization;
using System.Text;

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

    /// <summary>
    /// The same text in the short alphabet: letters lose the marks that it does not have, typographic signs become plain ones, and what is left is a question mark.
    /// One foreign character would otherwise more than double what a message costs.
    /// </summary>
    public static string ToGsm7(string text) => IsGsm7(text) ? text : string.Concat(text.EnumerateRunes().Select(Plain));

    /// <summary>How many messages a text is; an empty one is one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var gsm7 = IsGsm7(text);
        var (only, ofPart) = gsm7 ? (OnlySeptets, SeptetsOfPart) : (OnlyUnits, UnitsOfPart);
        return Length(text, gsm7) <= only ? 1 : Parts(text, gsm7, ofPart);
    }

    private static string Plain(Rune rune)
    {
        var text = rune.ToString();
        if (IsGsm7(text))
        {
            return text;
        }

        var replaced = rune.Value switch
        {
            0x2018 or 0x2019 or 0x201A or 0x2032 or 0x00B4 or 0x0060 => "'",
            0x201C or 0x201D or 0x201E or 0x00AB or 0x00BB => "\"",
            0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 => "-",
            0x2026 => "...",
            0x00A0 or 0x202F or 0x2009 => " ",
            0x0131 => "i",
            0x0142 => "l",
            0x0141 => "L",
            0x0111 => "d",
            _ => string.Concat(text.Normalize(NormalizationForm.FormD).Where(one => CharUnicodeInfo.GetUnicodeCategory(one) != UnicodeCategory.NonSpacingMark)),
        };
        return replaced.Length > 0 && IsGsm7(replaced) ? replaced : "?";
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
