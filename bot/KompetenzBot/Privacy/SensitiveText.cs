using System.Text.RegularExpressions;

namespace KompetenzBot.Privacy;

/// <summary>What a text seems to tell that nobody needs to know, and that the law protects in a special way (GDPR, Article 9).</summary>
[Flags]
public enum SensitiveConcerns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An illness or disability.</summary>
    Illness = 1,

    /// <summary>A pregnancy.</summary>
    Pregnancy = 2,

    /// <summary>A religion.</summary>
    Religion = 4,

    /// <summary>Membership of a union.</summary>
    Union = 8,
}

/// <summary>Finds such remarks by their words. Only ever a reason to ask, never to refuse: words cannot tell "Ich pflege Kranke" from "Ich bin krank" for sure.</summary>
public static partial class SensitiveText
{
    /// <summary>What the remark seems to tell about the person who writes it.</summary>
    public static SensitiveConcerns ConcernsOf(string remark)
    {
        var words = Profession().Replace(remark, " ");
        return (Illness().IsMatch(words) ? SensitiveConcerns.Illness : SensitiveConcerns.None)
            | (Pregnancy().IsMatch(words) ? SensitiveConcerns.Pregnancy : SensitiveConcerns.None)
            | (Religion().IsMatch(words) ? SensitiveConcerns.Religion : SensitiveConcerns.None)
            | (Union().IsMatch(words) ? SensitiveConcerns.Union : SensitiveConcerns.None);
    }

    /// <summary>Words of professions and places that only sound like it.</summary>
    [GeneratedRegex(
        @"\b(krankenpfleg\w*|krankenschwest\w*|krankenh(aus|äus)\w*|krankenwagen\w*|krankentransport\w*|krankenkasse\w*|krankenhilfe\w*|gesundheits- und krankenpfleg\w*|behindertenhilfe\w*|behindertenbeauftragt\w*|schwerbehindertenvertretung|schwangerschaftsberat\w*|schwangerenberat\w*|diabetesberat\w*|suchtberat\w*|kirchenmusik\w*|kirchplatz|gewerkschaftshaus|arbeit mit behinderten( menschen)?|begleitung von (kranken|behinderten)( menschen)?)\b",
        Options, 500)]
    private static partial Regex Profession();

    [GeneratedRegex(
        @"\b(krank\w*|erkrank\w*|chronisch\w*|diabet\w*|asthma\w*|epilep\w*|rheuma\w*|krebs(erkrankung|krank|patient\w*)?|tumor\w*|depress\w*|burn-?out|angstst(ö|oe)rung\w*|panikattack\w*|allerg\w*|migr(ä|ae)ne\w*|bandscheib\w*|(kaputt\w*|schlechte?\w*|schlimme?\w*) (r(ü|ue)cken|knie|h(ü|ue)fte|augen|schulter)|(r(ü|ue)cken|knie|h(ü|ue)fte|schulter) (ist |sind )?kaputt|r(ü|ue)cken(leiden|schmerz\w*|problem\w*)|hiv|insulin\w*|autis\w*|adhs|(habe|hab|mit) ms|kann nicht (laufen|gehen|sehen|h(ö|oe)ren)|herz(fehler|krank\w*|infarkt\w*|probleme?|schrittmacher)|bluthochdruck|schlaganfall\w*|multiple sklerose|schwerbehindert\w*|behindert\w*|behinderung\w*|gehbehindert\w*|h(ö|oe)rger(ä|ae)t\w*|schwerh(ö|oe)rig\w*|sehbehindert\w*|rollstuhl\w*|\bgdb\b|grad der behinderung|therapie\w*|dialyse\w*|medikament\w*|long.?covid|operiert\w*|knieprobleme?|disease|illness|disabled|disability|depression)\b",
        Options, 500)]
    private static partial Regex Illness();

    [GeneratedRegex(@"\b(schwanger\w*|mutterschutz\w*|entbindung\w*|(bin |ich bin )?im \d+\. (monat|ssw)|stille (noch|gerade|mein)\w*|pregnan\w*|maternity leave)\b", Options, 500)]
    private static partial Regex Pregnancy();

    [GeneratedRegex(
        @"\b(muslim\w*|moslem\w*|islam\w*|christ(in|lich\w*)?|katholi\w*|evangelisch\w*|protestant\w*|j(ü|ue)disch\w*|jude|j(ü|ue)din|buddhis\w*|hindu\w*|orthodox\w*|ramadan|sabbat|schabbat|gebetszeit\w*|bete|beten|kopftuch\w*|kippa|zeug(e|en|in) jehovas|koscher|halal|aus religi(ö|oe)sen gr(ü|ue)nden|religi(ö|oe)s\w*|my religion|jewish|christian|catholic)\b",
        Options, 500)]
    private static partial Regex Religion();

    [GeneratedRegex(@"\b(gewerkschaft\w*|ver\.?di|komba|ig metall|\bdgb\b|\bdbb\b|\bgew\b|union member\w*|trade union)\b", Options, 500)]
    private static partial Regex Union();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}

/// <summary>The words for it in the current language.</summary>
public static class SensitiveWords
{
    /// <summary>"eine Krankheit, eine Religion".</summary>
    public static string Describe(SensitiveConcerns concerns) => string.Join(
        ", ",
        new[]
        {
            (SensitiveConcerns.Illness, PrivacyTexts.ConcernIllness),
            (SensitiveConcerns.Pregnancy, PrivacyTexts.ConcernPregnancy),
            (SensitiveConcerns.Religion, PrivacyTexts.ConcernReligion),
            (SensitiveConcerns.Union, PrivacyTexts.ConcernUnion),
        }.Where(concern => concerns.HasFlag(concern.Item1)).Select(concern => concern.Item2));
}
