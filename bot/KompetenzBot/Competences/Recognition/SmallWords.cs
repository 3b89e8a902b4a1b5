using System.Collections.Frozen;

namespace KompetenzBot.Competences.Recognition;

/// <summary>Words that name nothing by themselves.</summary>
internal static class SmallWords
{
    private static readonly FrozenSet<string> Keys = """
        ich du er sie es wir ihr und oder sowie auch noch nur so zu zum zur mit von vom fuer in im auf an am als bei beim aus ist bin habe hab hat kann der die das den dem des ein eine einen einem einer eines
        ja nein hallo hi moin guten tag danke bitte gern gerne mein meine meinen meiner sehr gut etwas bisschen ganz wenig ziemlich seit jahre jahren jahr privat beruflich ehrenamtlich frueher mal dann wenn da
        sprache sprachen schein scheine fuehrerscheinklasse klasse klassen niveau level stufe kenntnisse plus inklusive incl inkl ca etwa ueber nach ab bis
        i you he she we they and or also with of for in on at as from is am are have has can the a an my very well some bit little years year yes no trained hello hi thanks please plus level
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string key) => Keys.Contains(key);
}
