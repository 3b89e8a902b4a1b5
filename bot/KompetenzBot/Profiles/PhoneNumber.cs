namespace KompetenzBot.Profiles;

/// <summary>A phone number in E.164 form, e.g. <c>+4915123456789</c>.</summary>
public readonly record struct PhoneNumber
{
    private const int Shortest = 8;
    private const int Longest = 15;
    private readonly string? _value;

    private PhoneNumber(string value) => _value = value;

    /// <summary>
    /// Reads numbers as people in Germany write them: <c>0151/234 567-89</c>, <c>+49 (0)151 …</c>, <c>+49 0151 …</c>, <c>0049 151 …</c>; numbers of other countries with
    /// <c>+</c> or <c>00</c>. Null if it is none. Lengths follow ITU-T E.164.
    /// </summary>
    public static PhoneNumber? TryParse(string text)
    {
        var compact = string.Concat(text.Replace("(0)", string.Empty, StringComparison.Ordinal).Where(c => !IsSeparator(c)));
        var international = compact switch
        {
            ['+', .. var rest] => rest,
            ['0', '0', .. var rest] => rest,
            ['0', .. var rest] => "49" + rest,
            _ => string.Empty,
        };
        if (international.StartsWith("490", StringComparison.Ordinal))
        {
            // the zero of the area code belongs to calls within the country only, but many write it all the same
            international = string.Concat("49", international.AsSpan(3));
        }

        return international.Length is >= Shortest and <= Longest && international[0] != '0' && international.All(char.IsAsciiDigit)
            ? new PhoneNumber("+" + international)
            : null;
    }

    /// <summary>The E.164 form.</summary>
    public override string ToString() => _value ?? string.Empty;

    private static bool IsSeparator(char c) => c is ' ' or '/' or '-' or '.' or '(' or ')' or '\u00A0' or '\u2011' or '–';
}
