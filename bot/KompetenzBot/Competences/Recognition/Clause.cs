using System.Text.RegularExpressions;

namespace KompetenzBot.Competences.Recognition;

/// <summary>A part of a text that says one thing, and whether it says what the person who writes can do.</summary>
/// <param name="Text">The words.</param>
/// <param name="Position">Where they begin in the whole text.</param>
/// <param name="Stance">What the part is about.</param>
internal sealed partial record Clause(string Text, int Position, Stance Stance)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Parts a text where a sentence ends or turns.</summary>
    public static IEnumerable<Clause> Of(string text)
    {
        var start = 0;
        foreach (Match end in Turn().Matches(text))
        {
            yield return Make(text, start, end.Index + (end.Value.StartsWith('?') ? 1 : 0));
            start = end.Index + end.Length;
        }

        yield return Make(text, start, text.Length);
    }

    private static Clause Make(string text, int start, int end)
    {
        var words = text[start..Math.Max(start, end)];
        return new Clause(words, start, StanceOf(words));
    }

    private static Stance StanceOf(string words) => words switch
    {
        _ when words.Contains('?', StringComparison.Ordinal) || Question().IsMatch(words) => Stance.Other,
        _ when Negation().IsMatch(NotOnly().Replace(words, " ")) => Stance.Other,
        _ when Wish().IsMatch(words) || Need().IsMatch(words) => Stance.Other,
        _ when SomeoneElse().IsMatch(words) && !Myself().IsMatch(words) => Stance.Other,
        _ when Ability().IsMatch(words) => Stance.Ability,
        _ => Stance.Open,
    };

    /// <summary>The end of a sentence, or a word with which it turns. A full stop inside a number or an abbreviation ends nothing.</summary>
    [GeneratedRegex(@"\?|[!;\n]|(?<=\p{L}{3})\.(\s|$)|,?\s+(aber|jedoch|sondern|dafür|allerdings|but|however)\s+|,\s*(mein(e)?|unser(e)?|my|our)\s(?=\p{L})|,?\s+und\s+(?=(mein|unser)e?\s)|,\s*(?=kein(e[nrms]?)?\s)", Options, 500)]
    private static partial Regex Turn();

    [GeneratedRegex(@"^\s*(was|wie|wann|wo|wer|warum|wieso|weshalb|welche[nrs]?|wen|wem|gibt es|kann man|muss man|muss ich|darf ich|kann ich|brauche ich|soll ich|what|how|when|where|who|why|which|do i|can i|should i|is there)\b", Options, 500)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(nicht nur|not only)\b", Options, 500)]
    private static partial Regex NotOnly();

    [GeneratedRegex(@"\b(kein(e[nrms]?)?|nicht|nie|niemals|weder|noch nie|leider null|ohne|abgegeben|abgelaufen|verloren|entzogen|weggenommen|verlernt|vergessen|don'?t|do not|cannot|can'?t|no longer|never|neither|without|no|expired|forgotten)\b", Options, 500)]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b((würde|wuerde|möchte|moechte|will|wollte|wollen|hätte|haette)\b.*\b(gern[e]?|lernen|machen|werden|erwerben|auffrischen)|würde gern|lerne\b|träume|interessiere mich|habe vor|plane|plan(e)? .*zu|vielleicht mal|would like|want to|wanna|learning|planning|hope to|dream)\b", Options, 500)]
    private static partial Regex Wish();

    [GeneratedRegex(@"\b(suche[n]?|sucht|gesucht|brauche[n]?|braucht|benötig\w*|bestell\w*|ruf\w* (bitte )?(den|die|einen|eine)|looking for|need(s|ed)?|call (the|an|a))\b", Options, 500)]
    private static partial Regex Need();

    [GeneratedRegex(@"\b((mein|unser|dein|ihr|sein)(e|er|en|em|es)?|my|our|the|der|die) (\p{L}+ )?(ehe)?(frau|mann|tochter|sohn|söhne|töchter|kind(er)?|schwester|bruder|mutter|vater|mama|papa|oma|opa|eltern|nachbar\w*|kolleg\w*|freund\w*|chef\w*|partner\w*|schwager|schwägerin|cousin\w*|onkel|tante|wife|husband|daughter|son|sister|brother|mother|father|neighbou?r|colleague|friend|boss)\b", Options, 500)]
    private static partial Regex SomeoneElse();

    [GeneratedRegex(@"(^|\s)(ich|i|i'?m|i'?ve)\b|(^|\s)(bin|spreche|habe|kann)\b", Options, 500)]
    private static partial Regex Myself();

    [GeneratedRegex(@"\b(ich|kann|könnte|koennte|spreche|sprech|rede|verstehe|beherrsche|hab(e)?|besitze|bin|war|gelernte[rs]?|gelernt|ausgebildete[rs]?|ausbildung|schein|zertifikat|zertifiziert\w*|erfahrung\w*|arbeite\w*|gearbeitet|mache|tätig|ehrenamtlich|engagier\w*|helfe|fahre|fliege|leite\w*|geleitet|unterrichte\w*|muttersprache|aufgewachsen|fließend|fliessend|studiert|kenne mich|mitglied|aktiv|gemacht|abgeschlossen|dolmetsche|übersetze|koche|i|i'?m|i'?ve|speak|fluent|trained|qualified|certified|worked|volunteer|member|native|licen[cs]ed?|experience)\b", Options, 500)]
    private static partial Regex Ability();
}

/// <summary>What a clause is about.</summary>
internal enum Stance
{
    /// <summary>It does not say: a list of words, perhaps.</summary>
    Open,

    /// <summary>What the person who writes can do.</summary>
    Ability,

    /// <summary>Something else: a question, a wish, what they cannot do, what others can do.</summary>
    Other,
}
