namespace KompetenzBot.Sandbox;

/// <summary>Names and departments that exist only here.</summary>
internal static class InventedPeople
{
    private static readonly string[] FirstNames =
    [
        "Anna", "Jörg", "Ayşe", "Björn", "Käthe", "Mehmet", "Olga", "Günther", "Fatima", "Łukasz", "Zoë", "Nguyên", "Søren", "Amina", "Jürgen", "Ioanna", "Tomasz",
        "Leyla", "Hans-Peter", "Chiara", "Dmytro", "Oksana", "Sükrü", "Bärbel", "René", "Yusuf", "Milena", "Friedrich", "Xenia", "Thorsten", "Adaeze", "Matteo", "Gülcan",
        "Petra", "Wiebke", "Karim", "Svetlana", "Lars", "Ngozi", "Élodie", "Ruth", "Hülya", "Marek", "Sabine", "Goran", "Inés", "Ömer", "Antje", "Rahel", "Vjosa",
    ];

    private static readonly string[] LastNames =
    [
        "Müller", "Öztürk", "Großmann", "Kowalczyk", "Schäfer", "Yıldırım", "Weiß", "Nowak", "Papadopoulos", "Hoffmann", "Böhm", "Şahin", "Petrović", "Jäger", "Nguyen",
        "Köhler", "Okafor", "Lindström", "Schröder", "Haddad", "Vögele", "Ferrari", "Bączek", "Krüger", "Melnyk", "Strauß", "El Amrani", "Dörfler", "Kaya", "Wójcik",
        "von der Heide", "Brückner", "García", "Süß", "Ivanova", "Möhring", "Çelik", "Hüttemann", "Dąbrowski", "Ahlers", "Krasniqi", "Fröhlich", "Sørensen", "Mensah", "Lübbert",
    ];

    private static readonly string[] Departments =
    [
        "Bürgerdienste", "Feuerwehr", "Gesundheitsamt", "Jugendamt", "Ordnungsamt", "Sozialamt", "Tiefbauamt", "Stadtgrün", "Bibliotheken", "Museen", "Schulverwaltung",
        "Vermessung und Kataster", "Informationstechnik", "Personal und Organisation", "Stadtkämmerei", "Rechtsamt", "Umweltamt", "Wohnungswesen", "Sport und Freizeit", "Wirtschaftsbetriebe",
    ];

    private static readonly string[] CodeWords =
    [
        "Sonnenblume", "Leuchtturm", "Kaffeepause", "Regenbogen", "Murmeltier", "Zimtstern", "Kiesel", "Apfelbaum", "Polarlicht", "Löwenzahn", "Seerose", "Zugvogel",
    ];

    /// <summary>Different names for different numbers, as long as there are names.</summary>
    public static string Name(int number)
    {
        var round = number / FirstNames.Length;
        return $"{FirstNames[number % FirstNames.Length]} {LastNames[(number + round * 7) % LastNames.Length]}{Suffix(number)}";
    }

    public static string Department(Random random) => Departments[random.Next(Departments.Length)];

    /// <summary>A number of the invented range of this sandbox.</summary>
    public static string MobileNumber(int number) => FormattableString.Invariant($"+491555{number:D7}");

    public static string CodeWord(Random random) => CodeWords[random.Next(CodeWords.Length)];

    private static string Suffix(int number)
    {
        var repetition = number / (FirstNames.Length * LastNames.Length);
        return repetition == 0 ? "" : FormattableString.Invariant($" {repetition + 1}");
    }
}
