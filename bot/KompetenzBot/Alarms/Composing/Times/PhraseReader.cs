using System.Globalization;

namespace KompetenzBot.Alarms.Composing.Times;

/// <summary>Reads the pieces of a text as one time: [beginning] [end or duration]. For one use.</summary>
internal sealed class PhraseReader
{
    private readonly IReadOnlyList<string> _tokens;
    private int _at;

    private PhraseReader(IReadOnlyList<string> tokens) => _tokens = tokens;

    private string Here => Ahead(0);

    /// <summary>The time that all the pieces together say; null if they say none.</summary>
    public static TimePhrase? Read(IReadOnlyList<string> tokens)
    {
        var reader = new PhraseReader(tokens);
        var phrase = reader.End(reader.Start());
        return phrase is not null && reader.Here.Length == 0 ? phrase : null;
    }

    private TimePhrase? Start()
    {
        if (Take(() => Skip(TimeVocabulary.OpenStart) && TakeAny(TimeVocabulary.Now)))
        {
            return new TimePhrase();
        }

        int? wait = null;
        if (Take(() => TakeAny("in") && (wait = Amount()) is not null))
        {
            return new TimePhrase { In = wait };
        }

        var begin = _at;
        if (TimeVocabulary.Until.Contains(Here) || Lasting() is not null)
        {
            _at = begin;
            return Here == "-" ? null : new TimePhrase();
        }

        return Moment() is { } moment ? new TimePhrase { Start = moment } : null;
    }

    private TimePhrase? End(TimePhrase? start)
    {
        SkipCommas();
        if (start is null || Here.Length == 0)
        {
            return start;
        }

        if (Lasting() is { } minutes)
        {
            return start with { For = minutes };
        }

        return TakeAny(TimeVocabulary.Until) && Moment() is { } end ? start with { End = end } : null;
    }

    private MomentPhrase? Moment()
    {
        var isOpen = Leads();
        var day = Day();
        isOpen |= Leads();
        var part = Part();
        if (day is null && part is null && TimeVocabulary.DayAndPartOf(Here) is var (weekday, itsPart))
        {
            _at++;
            (day, part) = (weekday, itsPart);
        }

        isOpen |= Leads();
        var clock = Clock();
        return day is null && part is null && clock is null ? null : new MomentPhrase(day, part, clock, isOpen);
    }

    /// <summary>Skips commas and words such as "um" and "von"; says whether "ab" was among them.</summary>
    private bool Leads()
    {
        var isOpen = false;
        SkipCommas();
        while (TimeVocabulary.Lead.Contains(Here))
        {
            isOpen |= TimeVocabulary.OpenStart.Contains(Here);
            _at++;
            SkipCommas();
        }

        return isOpen;
    }

    private DayPhrase? Day()
    {
        if (TimeVocabulary.DayOf(Here) is { } day)
        {
            _at++;
            if (day is DayPhrase.Weekday && Here == ".")
            {
                _at++;
            }

            return day;
        }

        return IsoDate() ?? GermanDate();
    }

    /// <summary>"24.12." or "24.12.2026".</summary>
    private DayPhrase.Date? GermanDate()
    {
        if (Number(0, 1, 2) is not { } day || Ahead(1) != "." || Number(2, 1, 2) is not { } month || Ahead(3) != ".")
        {
            return null;
        }

        var year = Number(4, 4, 4);
        _at += year is null ? 4 : 5;
        return new DayPhrase.Date(day, month, year);
    }

    private DayPhrase.Date? IsoDate()
    {
        if (Number(0, 4, 4) is not { } year || Ahead(1) != "-" || Number(2, 1, 2) is not { } month || Ahead(3) != "-" || Number(4, 1, 2) is not { } day)
        {
            return null;
        }

        _at += Ahead(5) == "t" ? 6 : 5;
        return new DayPhrase.Date(day, month, year);
    }

    private DayPart? Part()
    {
        var begin = _at;
        if (TakeAny("in"))
        {
            TakeAny(TimeVocabulary.Articles);
        }

        if (TimeVocabulary.PartOf(Here) is { } part)
        {
            _at++;
            return part;
        }

        _at = begin;
        return null;
    }

    /// <summary>"8", "8:30", "8.30 Uhr", "8 pm".</summary>
    private ClockPhrase? Clock()
    {
        if (Number(0, 1, 2) is not { } hour)
        {
            return null;
        }

        var minute = Ahead(1) is ":" or "." ? Number(2, 2, 2) : null;
        _at += minute is null ? 1 : 3;
        if (hour is >= 1 and <= 12 && Here is "am" or "pm")
        {
            hour = (hour % 12) + (Here == "pm" ? 12 : 0);
            _at++;
        }
        else
        {
            TakeAny("uhr");
        }

        return new ClockPhrase(hour, minute ?? 0);
    }

    /// <summary>"für 6 Stunden" or "6 Std."; nothing is taken where it is something else.</summary>
    private int? Lasting()
    {
        int? minutes = null;
        return Take(() => Skip(TimeVocabulary.Lasting) && (minutes = Amount()) is not null) ? minutes : null;
    }

    private int? Amount()
    {
        double? number = TakeAny(TimeVocabulary.One) ? 1 : Decimal();
        if (number is null || TimeVocabulary.MinutesOf(Here) is not { } unit)
        {
            return null;
        }

        _at++;
        TakeAny(".");
        return (int)Math.Round(number.Value * unit);
    }

    /// <summary>"2", "1,5".</summary>
    private double? Decimal()
    {
        if (Number(0, 1, 3) is not { } whole)
        {
            return null;
        }

        var tenths = Ahead(1) is "," or "." ? Number(2, 1, 1) : null;
        _at += tenths is null ? 1 : 3;
        return whole + ((tenths ?? 0) / 10.0);
    }

    private int? Number(int ahead, int shortest, int longest) =>
        Ahead(ahead) is var token && token.Length >= shortest && token.Length <= longest && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Ahead(int count) => _at + count < _tokens.Count ? _tokens[_at + count] : string.Empty;

    private void SkipCommas()
    {
        while (Here == ",")
        {
            _at++;
        }
    }

    private bool TakeAny(params ReadOnlySpan<string> words)
    {
        if (!words.Contains(Here))
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Skip(string[] words)
    {
        TakeAny(words);
        return true;
    }

    /// <summary>All of it or nothing.</summary>
    private bool Take(Func<bool> read)
    {
        var begin = _at;
        if (read())
        {
            return true;
        }

        _at = begin;
        return false;
    }
}
