using KompetenzBot.Registration;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>Which remarks are asked about before they are kept.</summary>
public sealed class RemarkRulesTests
{
    [Theory]
    [InlineData("Ich bin chronisch krank", RemarkConcerns.Illness)]
    [InlineData("habe Diabetes Typ 1", RemarkConcerns.Illness)]
    [InlineData("nach einem Bandscheibenvorfall kann ich nicht tragen", RemarkConcerns.Illness)]
    [InlineData("Schwerbehindert, GdB 50", RemarkConcerns.Illness)]
    [InlineData("ALLERGIE gegen Latex", RemarkConcerns.Illness)]
    [InlineData("Bin auf den Rollstuhl angewiesen", RemarkConcerns.Illness)]
    [InlineData("bin schwanger bis Mai", RemarkConcerns.Pregnancy)]
    [InlineData("zurzeit im Mutterschutz", RemarkConcerns.Pregnancy)]
    [InlineData("Im Ramadan bitte nur abends", RemarkConcerns.Religion)]
    [InlineData("bin katholisch", RemarkConcerns.Religion)]
    [InlineData("als gläubige Muslima", RemarkConcerns.Religion)]
    [InlineData("aktiv bei ver.di", RemarkConcerns.Union)]
    [InlineData("Gewerkschaftsmitglied", RemarkConcerns.Union)]
    [InlineData("schwanger und in der Gewerkschaft", RemarkConcerns.Pregnancy | RemarkConcerns.Union)]
    [InlineData("I have depression", RemarkConcerns.Illness)]
    [InlineData("I am pregnant", RemarkConcerns.Pregnancy)]
    public void What_tells_too_much_is_asked_about(string remark, RemarkConcerns expected) => Assert.Equal(expected, RemarkRules.ConcernsOf(remark));

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
    public void What_only_sounds_like_it_is_not(string remark) => Assert.Equal(RemarkConcerns.None, RemarkRules.ConcernsOf(remark));
}
