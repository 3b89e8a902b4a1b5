using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>Invented staff answer alarms by the buttons of the card that they received.</summary>
public sealed class VolunteersTests : IAsyncLifetime
{
    private const string AlarmCard = """
        {"type":"AdaptiveCard","version":"1.5","body":[],"actions":[
          {"type":"Action.Execute","title":"Ja","verb":"answer.yes"},{"type":"Action.Execute","title":"Nein","verb":"answer.no"},
          {"type":"Action.ShowCard","title":"Später","card":{"type":"AdaptiveCard","body":[{"type":"Input.ChoiceSet","id":"when","label":"Wann?","isRequired":true,"choices":[{"title":"In 30 Minuten","value":"PT30M"}]}],
            "actions":[{"type":"Action.Execute","title":"Senden","verb":"answer.later"}]}}]}
        """;

    private readonly ManualTimeProvider _time = new();
    private SimulatedTeams _teams = null!;
    private HttpClient _connector = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await SimulatedTeams.StartAsync(new SimulatedTeamsOptions { Time = _time, Limits = TeamsLimits.None }, TestContext.Current.CancellationToken);
        _teams.Bot = new HttpClient(new ScriptedBot()) { BaseAddress = new Uri("http://bot.example/") };
        _connector = new HttpClient { BaseAddress = new Uri(_teams.ServiceUrl), DefaultRequestHeaders = { Authorization = new("Bearer", "development") } };
    }

    public async ValueTask DisposeAsync()
    {
        _connector.Dispose();
        _teams.Bot?.Dispose();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task Everyone_answers_as_they_are_and_nobody_else_does()
    {
        using var volunteers = new Volunteers(_teams, new VolunteersOptions { Count = 60 });

        foreach (var volunteer in volunteers.All)
            await AlarmAsync(volunteer.User);
        var expected = volunteers.All.Count(volunteer => volunteer.Behaviour < Behaviour.Silent);
        Assert.Equal(expected, volunteers.Pending);
        Assert.Empty(volunteers.Answers);

        _time.Advance(TimeSpan.FromMinutes(15));
        await _teams.WaitForAsync(() => volunteers.Pending == 0, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(expected, volunteers.Answers.Count);
        Assert.All(volunteers.Answers, answer => Assert.Equal("ok", answer.Answer!.Message));
        Assert.All(volunteers.Answers, answer => Assert.Equal(answer.Volunteer.Behaviour == Behaviour.No, answer.Verb == "answer.no"));
        Assert.All(volunteers.Answers, answer => Assert.Equal(answer.Volunteer.Behaviour == Behaviour.Later, answer.Verb == "answer.later"));
    }

    [Fact]
    public void The_same_seed_invents_the_same_people_with_competences_of_the_catalogue()
    {
        using var some = new Volunteers(_teams);
        using var same = new Volunteers(_teams);

        Assert.Equal(some.All.Select(Described), same.All.Select(Described));
        Assert.Equal(300, some.All.Select(volunteer => volunteer.Profile.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(some.All, volunteer => Assert.NotEmpty(volunteer.Profile.Competences));
        Assert.InRange(some.All.Count(volunteer => volunteer.Behaviour == Behaviour.Blocked), 12, 40);
        Assert.InRange(some.All.Count(volunteer => volunteer.Behaviour <= Behaviour.YesLate), 80, 130);
    }

    private static string Described(Volunteer volunteer) =>
        $"{volunteer.Profile} {string.Join(' ', volunteer.Profile.Competences)} {volunteer.Behaviour}".Replace(volunteer.Profile.Competences.ToString()!, "", StringComparison.Ordinal);

    private async Task AlarmAsync(SimulatedUser user)
    {
        var attachment = new JsonObject { ["contentType"] = CardReader.ContentType, ["content"] = JsonNode.Parse(AlarmCard) };
        var activity = new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(attachment) };
        await _connector.PostAsJsonAsync($"v3/conversations/{Uri.EscapeDataString(user.ConversationId)}/activities", activity, TestContext.Current.CancellationToken);
    }
}
