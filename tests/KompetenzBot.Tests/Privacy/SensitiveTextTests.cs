using KompetenzBot.Privacy;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>Which remarks are asked about before they are kept.</summary>
public sealed class SensitiveTextTests
{
    [Theory]
    [InlineData("Ich bin chronisch krank", SensitiveConcerns.Illness)]
    [InlineData("habe Diabetes Typ 1", SensitiveConcerns.Illness)]
    [InlineData("nach einem Bandscheibenvorfall kann ich nicht tragen", SensitiveConcerns.Illness)]
    [InlineData("Schwerbehindert, GdB 50", SensitiveConcerns.Illness)]
    [InlineData("habe MS", SensitiveConcerns.Illness)]
    [InlineData("bin HIV positiv", SensitiveConcerns.Illness)]
    [InlineData("nehme Insulin", SensitiveConcerns.Illness)]
    [InlineData("kaputtes Knie", SensitiveConcerns.Illness)]
    [InlineData("Rücken kaputt", SensitiveConcerns.Illness)]
    [InlineData("schlechte Augen", SensitiveConcerns.Illness)]
    [InlineData("kann nicht laufen", SensitiveConcerns.Illness)]
    [InlineData("Autistin, ADHS", SensitiveConcerns.Illness)]
    [InlineData("bin im 5. Monat", SensitiveConcerns.Pregnancy)]
    [InlineData("trage Kopftuch", SensitiveConcerns.Religion)]
    [InlineData("bete freitags", SensitiveConcerns.Religion)]
    [InlineData("Zeuge Jehovas", SensitiveConcerns.Religion)]
    [InlineData("ALLERGIE gegen Latex", SensitiveConcerns.Illness)]
    [InlineData("Bin auf den Rollstuhl angewiesen", SensitiveConcerns.Illness)]
    [InlineData("bin schwanger bis Mai", SensitiveConcerns.Pregnancy)]
    [InlineData("zurzeit im Mutterschutz", SensitiveConcerns.Pregnancy)]
    [InlineData("Im Ramadan bitte nur abends", SensitiveConcerns.Religion)]
    [InlineData("bin katholisch", SensitiveConcerns.Religion)]
    [InlineData("als gläubige Muslima", SensitiveConcerns.Religion)]
    [InlineData("aktiv bei ver.di", SensitiveConcerns.Union)]
    [InlineData("Gewerkschaftsmitglied", SensitiveConcerns.Union)]
    [InlineData("schwanger und in der Gewerkschaft", SensitiveConcerns.Pregnancy | SensitiveConcerns.Union)]
    [InlineData("I have depression", SensitiveConcerns.Illness)]
    [InlineData("I am pregnant", SensitiveConcerns.Pregnancy)]
    public void What_tells_too_much_is_asked_about(string remark, SensitiveConcerns expected) => Assert.Equal(expected, SensitiveText.ConcernsOf(remark));

    [Theory]
    [InlineData("")]
    [InlineData("Habe einen Anhänger und eine Kettensäge")]
    [InlineData("Ausgebildete Krankenschwester")]
    [InlineData("Drei Jahre im Krankenhaus gearbeitet")]
    [InlineData("Ehrenamt: Krankentransport und Behindertenhilfe")]
    [InlineData("Schwangerschaftsberatung im Gesundheitsamt")]
    [InlineData("Ich mache Kirchenmusik")]
    [InlineData("Treffpunkt am Gewerkschaftshaus ist gut")]
    [InlineData("Begleitung von kranken Menschen ist mein Beruf")]
    [InlineData("Bin erst ab 18 Uhr erreichbar, vorher Training")]
    [InlineData("Christoph erreicht man auch mobil")]
    public void What_only_sounds_like_it_is_not(string remark) => Assert.Equal(SensitiveConcerns.None, SensitiveText.ConcernsOf(remark));
}
