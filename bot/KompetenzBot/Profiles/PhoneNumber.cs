namespace KompetenzBot.Profiles;

/// <summary>A phone number in E.164 form, e.g. <c>+4915123456789</c>.</summary>
public readonly record struct PhoneNumber
{
    private const int Shortest = 8;
    private const int Longest = 15;

    /// <summary>Country, three digits of the network and at least seven more.</summary>
    private const int ShortestGermanMobile = 12;
    private readonly string? _value;

    private PhoneNumber(string value) => _value = value;

    /// <summary>Whether it can receive text messages: of German numbers only mobile ones (15x, 16x, 17x); of others nobody knows.</summary>
    public bool MayBeMobile => _value is { } value && (!value.StartsWith("+49", StringComparison.Ordinal) || value[3..] is ['1', '5' or '6' or '7', ..]);

    /// <summary>
    /// Reads numbers as people in Germany write them: <c>0151/234 567-89</c>, <c>+49 (0)151 …</c>, <c>+49 0151 …</c>, <c>0049 151 …</c>; numbers of other countries with
    /// <c>+</c> or <c>00</c>. Null if it is none. Lengths follow ITU-T E.164.
    /// </summary>
    public static PhoneNumber? TryParse(string text) => Read(text, out var number) == PhoneProblem.None ? number : null;

    /// <summary>As <see cref="TryParse"/>, with what is wrong.</summary>
    public static PhoneProblem Read(string text, out PhoneNumber number)
    {
        number = default;
        var compact = string.Concat(text.Replace("(0)", string.Empty, StringComparison.Ordinal).Where(c => !IsSeparator(c)));
        var international = compact switch
        {
            ['+', .. var rest] => rest,
            ['0', '0', .. var rest] => rest,
            ['0', .. var rest] => "49" + rest,
            _ => null,
        };
        if (compact.Length == 0 || !(international ?? compact).All(char.IsAsciiDigit))
        {
            return PhoneProblem.NotDigits;
        }

        if (international is null)
        {
            return PhoneProblem.NoAreaCode;
        }

        if (international.StartsWith("490", StringComparison.Ordinal))
        {
            // the zero of the area code belongs to calls within the country only, but many write it all the same
            international = string.Concat("49", international.AsSpan(3));
        }

        if (international is not [not '0', ..])
        {
            return PhoneProblem.NoAreaCode;
        }

        if (international.Length is < Shortest or > Longest)
        {
            return international.Length < Shortest ? PhoneProblem.TooShort : PhoneProblem.TooLong;
        }

        if (international is ['4', '9', '1', '5' or '6' or '7', ..] && international.Length < ShortestGermanMobile)
        {
            return PhoneProblem.TooShort;
        }

        number = new PhoneNumber("+" + international);
        return PhoneProblem.None;
    }

    /// <summary>The E.164 form.</summary>
    public override string ToString() => _value ?? string.Empty;

    private static bool IsSeparator(char c) => c is ' ' or '/' or '-' or '.' or '(' or ')' or '\u00A0' or '\u2011' or '–';
}

/// <summary>Why a text is no phone number.</summary>
public enum PhoneProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It holds something else than digits and what parts them.</summary>
    NotDigits,

    /// <summary>It begins neither with 0 nor with + and a country.</summary>
    NoAreaCode,

    /// <summary>Digits are missing.</summary>
    TooShort,

    /// <summary>No number has as many digits.</summary>
    TooLong,
}
