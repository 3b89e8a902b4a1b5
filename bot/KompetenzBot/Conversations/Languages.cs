using System.Globalization;

namespace KompetenzBot.Conversations;

/// <summary>How the bot addresses people in German.</summary>
public enum Address
{
    /// <summary>Formally.</summary>
    Sie,

    /// <summary>Informally.</summary>
    Du,
}

/// <summary>The two languages of the product, and what the bot speaks from here on. The only place that makes a culture of a language for texts that people read.</summary>
public sealed class Languages(Address address)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The German in which this bot addresses people.</summary>
    public CultureInfo German { get; } = address == Address.Du ? new InformalGerman() : CultureInfo.GetCultureInfo("de-DE");

    /// <summary>English for <c>en</c>, German for everything else: German is the language of the house.</summary>
    public CultureInfo Of(string? language) => language == "en" ? English : German;

    /// <summary>Sets the language of this turn, message or page.</summary>
    public void Speak(string? language) => Speak(Of(language));

    /// <inheritdoc cref="Speak(string?)"/>
    public static void Speak(CultureInfo culture) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

    /// <summary>
    /// German, whose texts are looked up in <c>*Texts.de-x-du.resx</c> first, which holds only those that address the reader. It says its name itself, since
    /// <see cref="CultureInfo.GetCultureInfo(string)"/> drops private-use subtags.
    /// </summary>
    private sealed class InformalGerman() : CultureInfo("de-DE", useUserOverride: false)
    {
        public override string Name => "de-x-du";

        public override CultureInfo Parent { get; } = GetCultureInfo("de-DE");
    }
}
