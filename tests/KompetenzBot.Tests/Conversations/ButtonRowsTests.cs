using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>Buttons keep their order and their words on a narrow phone.</summary>
public sealed class ButtonRowsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Weiter|Zurück|Abbrechen", "Weiter, Zurück, Abbrechen")]
    [InlineData("Alarm auslösen|Zurück|Abbrechen", "Alarm auslösen, Zurück / Abbrechen")]
    [InlineData("Jetzt registrieren|Was kann ich schreiben?", "Jetzt registrieren / Was kann ich schreiben?")]
    [InlineData("Ja, ich komme|Nein|>Später|>Ja, mit Anmerkung", "Ja, ich komme, Nein / Später, Ja, mit Anmerkung")]
    [InlineData("Nein|>Später", "Nein, Später")]
    [InlineData("Eine Schaltfläche, die schon allein breiter ist als jedes Telefon|Nein", "Eine Schaltfläche, die schon allein breiter ist als jedes Telefon / Nein")]
    public void They_stand_beside_each_other_where_they_fit(string titles, string rows) => Assert.Equal(
        rows,
        string.Join(" / ", ButtonRows.Of(titles.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Button)).Select(row => string.Join(", ", row.Select(button => button.Title)))));

    private static AdaptiveAction Button(string title) => title[0] == '>'
        ? new AdaptiveShowCardAction { Title = title[1..], Card = new AdaptiveCard { Body = [] } }
        : new AdaptiveSubmitAction { Title = title };
}
