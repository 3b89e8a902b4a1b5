using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>From one line, or from the form, to the preview; and what is said when something was not understood.</summary>
public sealed class ComposingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    public static TheoryData<string, string> NotUnderstood => new()
    {
        { "alarm 0 Führerschein C", "Die Anzahl 0 geht nicht. Möglich sind 1 bis 999." },
        { "alarm -5 Führerschein C", "geht nicht. Möglich sind 1 bis 999." },
        { "alarm 1000 Führerschein C", "Die Anzahl 1000 geht nicht." },
        { "alarm 99999999999999999999 Führerschein C", "geht nicht. Möglich sind 1 bis 999." },
        { "alarm 5 Zauberer", "„Zauberer“ kenne ich nicht" },
        { "alarm 5 Führerschein C + 2 Hexen", "„Hexen“ kenne ich nicht" },
        { "alarm 5", "fehlt die Kompetenz. Schreiben Sie zum Beispiel: 5 Führerschein C" },
        { "alarm 5 Arabisch ab Z9", "gibt es bei Arabisch nicht. Möglich sind:" },
        { "alarm 5 Führerschein C ab B2", "Bei Führerschein C gibt es keine Stufen" },
        { "alarm 5 Führerschein C, heute 8-9 Uhr", "ist schon vorbei" },
        { "alarm 5 Führerschein C, 14.9.2026 8-12 Uhr", "ist schon vorbei" },
        { "alarm 5 Führerschein C, 31.2. 8-12 Uhr", "habe ich nicht verstanden. Möglich sind zum Beispiel" },
        { "alarm 5 Führerschein C, heute 25-26 Uhr", "habe ich nicht verstanden. Möglich sind zum Beispiel" },
        { "alarm " + string.Join(" + ", Enumerable.Repeat("1 Führerschein C", 9)), "höchstens 8 Bedarfe" },
        { "alarm 5 Führerschein C: " + new string('x', 801), "zu lang. Möglich sind 800 Zeichen" },
        { "alarm 5 Führerschein C, " + new string('x', 151), "zu lang. Möglich sind 150 Zeichen" },
        { "alarm 5 Arabisch und", "Hinter „5 Arabisch und“ fehlt eine Kompetenz." },
        { "alarm oder Arabisch", "Vor „oder“ fehlt eine Kompetenz." },
        { "alarm 5 Arabisch Dari", "Hinter „5 Arabisch“ fehlt „und“ oder „oder“." },
        { "alarm 5 (Arabisch oder Dari", "an Stelle 3 fehlt das Gegenstück." },
        { "alarm " + new string('!', 30) + "Dari", "höchstens 40 Kompetenzen und 16 Klammern" },
        { "alarm +++", "Bitte schreiben Sie, wen Sie brauchen" },
        { "alarm : nur Text", "Bitte schreiben Sie, wen Sie brauchen" },
    };

    [Theory]
    [MemberData(nameof(NotUnderstood))]
    public async Task What_was_not_understood_is_named_together_with_what_would_be(string line, string expected)
    {
        var words = await Scene.AddCoordinator().AskAsync(line);

        Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.Contains("Wen brauchen Sie?", words, StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
    }

    [Theory]
    [InlineData("alarm 5 ", 10_000)]
    [InlineData("alarm 5 Führerschein C: ", 10_000)]
    [InlineData("alarm 5 Führerschein C, ", 10_000)]
    [InlineData("alarm 5 Führerschein C, heute ", 10_000)]
    [InlineData("alarm ", 60_000)]
    public async Task A_line_of_absurd_length_is_answered_and_the_dialog_goes_on(string line, int length)
    {
        var coordinator = Scene.AddCoordinator();

        Assert.Contains("Wen brauchen Sie?", await coordinator.AskAsync(line + new string('ö', length)), StringComparison.Ordinal);
        Assert.Contains("Wen brauchen Sie?", await coordinator.AskAsync("weiter"), StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Logs.All, log => log.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_mistake_of_a_line_stands_at_its_field_and_what_was_typed_is_kept()
    {
        var words = await Scene.AddCoordinator().AskAsync("alarm 0 Zauberer, Westfalenhallen, heute 8-9 Uhr: Aufbau");

        Assert.All(
            ["Die Anzahl 0 geht nicht", "„Zauberer“ kenne ich nicht", "ist schon vorbei", "0 Zauberer", "Westfalenhallen", "heute 8-9 Uhr", "Aufbau"],
            expected => Assert.Contains(expected, words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_word_alone_opens_the_form_and_the_form_leads_to_the_preview()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        Assert.Contains("Wen brauchen Sie?", await coordinator.AskAsync("alarm"), StringComparison.Ordinal);

        var empty = await Scene.PressAsync(coordinator, "alarm.check");
        var wrong = await Scene.PressAsync(coordinator, "alarm.check", Form("5 Zauberer", "Rathaus", "heute 18-22 Uhr", "Sandsäcke"));
        var right = await Scene.PressAsync(coordinator, "alarm.check", Form("5 Führerschein C", "Rathaus", "heute 18-22 Uhr", "Sandsäcke"));

        Assert.Contains("Wen brauchen Sie?", empty.Words(), StringComparison.Ordinal);
        Assert.Contains("„Zauberer“ kenne ich nicht", wrong.Words(), StringComparison.Ordinal);
        Assert.All(["Vorschau", "5 × Führerschein C", "Rathaus", "Di, 15.09. 18:00 bis 22:00 Uhr", "Sandsäcke"], text => Assert.Contains(text, right.Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_is_corrected_by_a_new_line_and_the_preview_leads_back_to_the_form()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await coordinator.SayAsync("alarm 5 Zauberer", Token);

        Assert.Contains("Vorschau", await coordinator.AskAsync("5 Führerschein C, Rathaus, morgen 8-12 Uhr"), StringComparison.Ordinal);
        Assert.Contains("5 Führerschein C", (await Scene.PressAsync(coordinator, "alarm.back")).Words(), StringComparison.Ordinal);
        Assert.Contains("Vorschau", (await Scene.PressAsync(coordinator, "alarm.check")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_line_replaces_an_alarm_that_was_not_confirmed()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c", "cook");
        await Scene.PrepareAsync(coordinator);
        var confirm = coordinator.LatestCard!;

        Assert.Contains("2 × ", await coordinator.AskAsync("alarm 2 Koch"), StringComparison.Ordinal);
        var old = await coordinator.ClickAsync("alarm.launch", message: confirm, cancellationToken: Token);

        Assert.Contains("nicht mehr gültig", old.Words(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.RowsAsync("Alarms"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1–4")]
    [InlineData(4, "1–4")]
    [InlineData(5, "5")]
    [InlineData(9, "5")]
    [InlineData(11, "10")]
    public async Task The_preview_shows_rounded_counts_and_no_name(int people, string shown)
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(people, "driving-licence-c");

        var words = await coordinator.AskAsync(AlarmDriver.Line);

        Assert.Contains($"Zusammen würden etwa {shown} Personen gerufen", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ehrenfried", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alarm 5 Führerschein C, morgen 8-12 Uhr", 4, "zu wenige: 5 × Führerschein C")]
    [InlineData("alarm 4 Führerschein C, morgen 8-12 Uhr", 1, null)] // the number that is shown would allow it
    [InlineData("alarm 6 Führerschein C, morgen 8-12 Uhr", 6, null)]
    [InlineData("alarm 6 Führerschein C + 6 Koch, morgen 8-12 Uhr", 6, "kommen für alle Bedarfe zusammen zu wenige")]
    public async Task The_preview_says_when_not_even_all_of_them_would_do(string line, int people, string? expected)
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(people, "driving-licence-c", "cook");

        var words = await coordinator.AskAsync(line);

        Assert.Contains(expected ?? "Zusammen würden etwa", words, StringComparison.Ordinal);
        Assert.Equal(expected is not null, words.Contains("Auch wenn alle zusagen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("22-18 Uhr", "dauert 20 Stunden")]
    [InlineData("22-6 Uhr", null)]
    [InlineData("6-22 Uhr", null)]
    [InlineData("8-20 Uhr", null)]
    public async Task The_preview_asks_about_an_end_that_was_probably_meant_for_the_same_day(string time, string? expected)
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(5, "driving-licence-c");

        var words = await coordinator.AskAsync($"alarm 5 Führerschein C, morgen {time}");

        Assert.Contains(expected ?? "Zusammen würden etwa", words, StringComparison.Ordinal);
        Assert.Equal(expected is not null, words.Contains("Stimmt die Zeit?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_who_may_not_be_called_now_match_but_are_not_counted_as_callable()
    {
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(6, "driving-licence-c");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await Scene.AddVolunteerAsync($"Paula Pause {number}", profile => profile with { Pause = new Pause(Scene.Now, Scene.Now.AddDays(3), PauseOrigin.Person) }, "driving-licence-c");
        }

        var words = await coordinator.AskAsync(AlarmDriver.Line);

        Assert.Contains("5 × Führerschein C\npassend: 10 · dürfen gerufen werden: **5**", words, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(string needs, string place, string when, string text) =>
        new(StringComparer.Ordinal) { ["needs"] = needs, ["place"] = place, ["when"] = when, ["text"] = text };
}
