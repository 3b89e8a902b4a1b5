using System.Collections.Frozen;

namespace KompetenzBot.Competences.Recognition;

/// <summary>Words of the catalogue that mean something else in most sentences: "Ich fahre mit dem Bus" names no licence. Where they are typed alone as a need, they still count.</summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> Keys = new[]
    {
        "Bus", "Lager", "Transport", "Umzug", "Küche", "Kanal", "Hochwasser", "Heizung", "Empfang", "Einkauf", "Generator", "Tafel", "Die Tafel", "PR", "Transporter", "Veranstaltungen", "Beratung", "Fahrer",
        "Aufbau", "Abbau", "Impfung", "Impfungen", "Kita", "Kindergarten", "Apotheke", "Protokoll", "Anmeldung", "Registrierung", "Unterricht", "Klettern", "Steiger", "Notunterkunft", "Notunterkünfte",
        "Impfzentrum", "Impfstelle", "Testzentrum", "Hospiz", "Spenden", "Reinigung", "Verpflegung", "Instagram", "Krisenregion", "Krisengebiet", "Kriegsgebiet", "Hotline", "Drohne", "Kran", "Bagger", "Stapler", "Lkw",
        "Pkw", "Motorrad", "Moped", "Traktor", "Trecker", "Rettungsboot", "Blaulicht", "Hebebühne", "Talker", "Security", "Pumpen", "Sandsäcke", "Trinkwasser", "Abwasser", "Tierheim", "Frauenhaus", "Tafeln", "Absperrung",
        "Indisch", "Schlepper fahren", "EZ", "BSB", "RH", "RS", "EH", "Teamer", "Coach", "Trainer", "Berater", "Ordner", "Disposition", "Registrieren", "Empfänge", "Datenschutz", "Hygiene", "Desinfektion", "Statik", "Aggregat",
        "Kommunikation", "Internet", "Netz", "Server", "Daten", "Software", "Computer", "Funk", "Strategie", "Organisation", "Technik", "Technologie", "Prozesse", "Verwaltung", "Smart City", "Polizei", "Feuerwehr", "Bundeswehr",
        "Bus mit Anhänger", "Scheine", "situation", "situatio", "Lage", "register", "registrier", "einladen", "einlad", "DSGVO", "privacy", "Auto fahren", "Autofahrer", "Pkw fahren", "Notfall", "Kochen", "Koch", "Köche", "Bäcker", "Krisentelefon", "Leitstelle", "Lagebild", "Lagekarte", "Kleinbus",
        "bus", "truck", "car", "driver", "kitchen", "warehouse", "reception", "cleaning", "vaccination", "school", "nursery", "police", "army", "hospital", "moving", "donations", "counselling", "network", "data", "security", "cook", "cooking",
    }.Select(WordKey.Of).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string key) => Keys.Contains(key);
}
