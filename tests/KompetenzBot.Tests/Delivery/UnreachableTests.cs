using KompetenzBot.Conversations;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class UnreachableTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.OnDrivenClock;

    [Fact]
    public async Task Who_cannot_be_reached_is_asked_once_and_stored_with_the_reason()
    {
        Dictionary<AppState, string> reasons = new()
        {
            [AppState.NotInstalled] = "NotInstalled",
            [AppState.Blocked] = "Blocked",
            [AppState.WritesBlocked] = "WritesBlocked",
            [AppState.DisabledByAdmin] = "DisabledByAdmin",
        };
        Dictionary<string, string> expected = new(StringComparer.Ordinal);
        foreach (var (state, reason) in reasons)
        {
            var person = await Scene.AddVolunteerAsync($"Mats Muster {state}", Sending.Licence);
            person.Account.App = state;
            expected[person.AadObjectId] = reason;
        }

        var gone = await Scene.AddVolunteerAsync("Ohne Gespräch", Sending.Licence);
        await Scene.Bot.Services.GetRequiredService<IConversationStore>().RemoveAsync(UserId.Parse(gone.AadObjectId), Token);
        expected[gone.AadObjectId] = "NoConversation";

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveForAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(
            expected.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, "Unreachable", pair.Value)),
            (await Scene.Storage.MessagesAsync()).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (pair.Key, pair.Value.GetString("State")!, pair.Value.GetString("Reason")!)));
        Assert.Equal(reasons.Count, Scene.Teams.Requests.Count(request => Scene.Teams.Users.Any(request.IsCallTo)));
    }

    [Fact]
    public async Task One_who_is_refused_for_good_does_not_stop_the_others()
    {
        var people = await Scene.AddVolunteersAsync(3, Sending.Licence);
        Scene.Teams.Faults.Next(Fault.Answer(400), when: request => request.IsCallTo(people[0]));

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        Assert.Equal("Rejected", (await Scene.Storage.MessagesAsync())[people[0].AadObjectId].GetString("State"));
        people.Skip(1).AssertCalledOnce();
    }
}
