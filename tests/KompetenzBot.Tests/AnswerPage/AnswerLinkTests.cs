using System.Net;
using KompetenzBot.Alarms;
using KompetenzBot.AnswerPage;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Privacy;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>A link belongs to one person and one alarm, and nobody learns anything from one that does not.</summary>
public sealed class AnswerLinkTests(TestStorage storage, TestCards cards) : PageScene(storage, cards)
{
    [Fact]
    public async Task Unknown_malformed_expired_and_erased_links_look_alike()
    {
        var erased = await CallAsync();
        var expired = await LinkedPhone.WithLinkAsync(Scene, Anna, TimeSpan.FromMinutes(1));
        await expired.OpenAsync();
        Scene.Leap(TimeSpan.FromMinutes(2));
        var seen = await SeenAsync(expired.Token);
        await Scene.Bot.Services.GetRequiredService<Eraser>().EraseAsync(UserId.Parse(Anna.AadObjectId), Scene.Now, Token);
        foreach (var token in new[] { AnswerToken.New(), erased.Token, erased.Token[..^1], "x", "..%2F..", new string('a', 3000), "<script>", "link", "%F0%9F%9A%92" })
        {
            seen.AddRange(await SeenAsync(token));
        }

        Assert.Single(seen.Distinct(StringComparer.Ordinal));
        Assert.Contains("NotFound", seen[0], StringComparison.Ordinal);
        Assert.Contains("Dieser Link gilt nicht", seen[0], StringComparison.Ordinal);
        Assert.Contains("This link is not valid", seen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_random_and_kept_nowhere_and_the_row_does_not_say_whose_it_is()
    {
        var phone = await CallAsync();
        var other = await LinkedPhone.WithLinkAsync(Scene, Anna);
        await phone.SendAsync(("answer", "yes"));

        Assert.NotEqual(phone.Token, other.Token);
        Assert.All([phone.Token, other.Token], token => Assert.Matches("^[A-Za-z0-9_-]{22}$", token));
        var lines = await Scene.Storage.LinesAsync();
        Assert.DoesNotContain(lines, line => line.Contains(phone.Token, StringComparison.Ordinal));
        var links = lines.Where(line => line.StartsWith("AnswerLinks ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, links.Length);
        Assert.All(links, line => Assert.DoesNotContain(Anna.AadObjectId, line, StringComparison.Ordinal));
        Assert.Contains(links, line => line.StartsWith($"AnswerLinks {AnswerToken.Hash(phone.Token)} link ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_answers_for_its_own_person_only()
    {
        var annas = await CallAsync();
        var ben = await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c");
        var bens = await LinkedPhone.WithLinkAsync(Scene, ben);

        await annas.SendAsync(("answer", "yes"), ("user", ben.AadObjectId), ("alarm", "x"));
        using var uncalled = await bens.PostAsync([("answer", "yes")]);

        Assert.Equal(HttpStatusCode.NotFound, uncalled.StatusCode);
        Assert.Equal([Anna.AadObjectId], (await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.GetString("Answer") == "Accepted").Select(row => row.RowKey.Split('|')[0]).Distinct());
    }

    [Fact]
    public async Task Erasing_a_person_removes_their_links_and_nobody_elses()
    {
        await CallAsync();
        await LinkedPhone.WithLinkAsync(Scene, Anna);
        var other = await LinkedPhone.WithLinkAsync(Scene, await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"));

        await Scene.Bot.Services.GetRequiredService<Eraser>().EraseAsync(UserId.Parse(Anna.AadObjectId), Scene.Now, Token);

        Assert.Equal([AnswerToken.Hash(other.Token)], (await Scene.Storage.RowsAsync("AnswerLinks")).Select(row => row.PartitionKey));
    }

    [Fact]
    public async Task The_copy_of_ones_own_data_says_that_there_are_links_and_until_when()
    {
        await CallAsync();

        var places = Scene.Bot.Services.GetServices<IPersonalData>();
        var sections = await Task.WhenAll(places.Select(place => place.ExportAsync(UserId.Parse(Anna.AadObjectId), Token)));

        Assert.Contains("until", Assert.Single(sections.SelectMany(one => one), section => section.Name == "answerLinks").Data.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_alarm_is_settled_a_link_forgets_it_and_goes_when_its_time_has_come()
    {
        var phone = await CallAsync("übung 2 Führerschein C, morgen 8-12 Uhr");
        await StandDownAsync();
        await KeepAsync();
        Assert.NotNull(Assert.Single(await Scene.Storage.RowsAsync("AnswerLinks")).GetString("Alarm"));

        await Scene.Bot.Services.GetRequiredService<IAlarmStore>().MarkAsync(await LinkedPhone.AlarmAsync(Scene), EndStage.Settled, Token);
        await KeepAsync();
        Assert.Null(Assert.Single(await Scene.Storage.RowsAsync("AnswerLinks")).GetString("Alarm"));
        var page = await phone.OpenAsync();
        Assert.Contains("ÜBUNG beendet", page, StringComparison.Ordinal);
        Assert.Contains("Keine SMS mehr", page, StringComparison.Ordinal);

        Scene.Leap(TimeSpan.FromDays(15));
        await KeepAsync();
        Assert.Empty(await Scene.Storage.RowsAsync("AnswerLinks"));
    }

    [Fact]
    public async Task Without_an_address_there_are_no_links()
    {
        await CallAsync();
        Scene.Configuration["Sms:AnswerBaseUrl"] = string.Empty;
        await Scene.RestartBotAsync();
        var links = Scene.Bot.Services.GetRequiredService<IAnswerLinks>();

        Assert.False(links.IsAvailable);
        await Assert.ThrowsAsync<InvalidOperationException>(() => links.CreateAsync(SmsLinkKind.Answer, new WorkId("x"), UserId.Parse(Anna.AadObjectId), Scene.Now, Token));
        Assert.Single(await Scene.Storage.RowsAsync("AnswerLinks"));
    }

    private Task KeepAsync() => Scene.Bot.Services.GetServices<IRecurringTask>().Single(task => task.GetType().Name == "AnswerLinkKeeper").RunAsync(Token);

    private async Task<List<string>> SeenAsync(string token)
    {
        var phone = new LinkedPhone(Scene.Bot.Client, token);
        using var opened = await phone.GetAsync();
        using var sent = await phone.PostAsync([("answer", "yes"), ("sms", "off")]);
        return [await DescribeAsync(opened), await DescribeAsync(sent)];
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage response) =>
        $"{response.StatusCode} {string.Join('\n', response.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))} {await response.Content.ReadAsStringAsync(Token)}";
}
