using System.Collections.Concurrent;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>No row, no message.</summary>
public sealed class OutboxTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private readonly ConcurrentQueue<(string User, IReadOnlyList<TableEntity> Rows)> _atArrival = new();

    [Fact]
    public async Task The_rows_of_everyone_are_written_before_the_first_request_leaves()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        Scene.Teams.MessageArrived += Look;

        await Scene.AlarmAsync(Scene.AddCoordinator());
        await Scene.UntilAsync(() => _atArrival.Count == people.Count);

        Assert.All(_atArrival, arrival =>
        {
            var rows = arrival.Rows.ToDictionary(row => row.RowKey, StringComparer.Ordinal);
            Assert.All(people, person => Assert.True(rows.ContainsKey(person.AadObjectId) && rows.ContainsKey($"{person.AadObjectId}|m|call")));
            Assert.Equal("Sending", rows[$"{arrival.User}|m|call"].GetString("State"));
        });
        people.AssertCalledOnce();
    }

    [Fact]
    public async Task What_was_delivered_is_stored_with_the_id_of_the_message()
    {
        var people = await Scene.AddVolunteersAsync(3, Sending.Licence);

        await Scene.AlarmAsync(Scene.AddCoordinator());
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()));
        await Scene.StopBotsAsync();

        var rows = await Scene.Storage.MessagesAsync();
        Assert.All(people, person => Assert.Equal(
            ("Delivered", person.Calls()[0].Id), (rows[person.AadObjectId].GetString("State")!, rows[person.AadObjectId].GetString("ActivityId")!)));
    }

    private void Look(SimulatedUser person, TeamsMessage message)
    {
        if (message.Activity.GetRawText().Contains("answer.yes", StringComparison.Ordinal))
        {
            _atArrival.Enqueue((person.AadObjectId, Scene.Storage.RowsAsync("Deliveries").GetAwaiter().GetResult()));
        }
    }
}
