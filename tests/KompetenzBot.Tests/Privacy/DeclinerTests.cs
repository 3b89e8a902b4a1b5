using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KompetenzBot.Alarms.Ending;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>No performance control: after an alarm nobody finds out who said no, later, or nothing, also not with every key of the bot.</summary>
public sealed class DeclinerTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly JsonTypeInfo<JsonNode> AnyJson = (JsonTypeInfo<JsonNode>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonNode));

    [Fact]
    [Trait("Threat", "T28")]
    public async Task After_the_end_no_table_and_no_export_tells_who_declined()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(4, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.PressAsync(people[1], "answer.no");
        await Scene.PressAsync(people[2], "answer.later");
        Assert.Contains(await TracesAsync(people[1]), trace => trace.Contains("Declined", StringComparison.Ordinal));

        await EndAsync(coordinator, people);

        var silent = await TracesAsync(people[3]);
        foreach (var person in people.Skip(1))
        {
            var traces = await TracesAsync(person);
            Assert.DoesNotContain(traces, trace => trace.Contains("Declined", StringComparison.Ordinal) || trace.Contains("Later", StringComparison.Ordinal));
            // whatever they said, the same rows are left
            Assert.Equal(silent.Select(trace => trace.Split(' ')[0]).Order(StringComparer.Ordinal), traces.Select(trace => trace.Split(' ')[0]).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("A-2026-0001", await person.AskAsync("auskunft"), StringComparison.Ordinal);
            Assert.DoesNotContain(person.Name, await coordinator.AskAsync("auskunft"), StringComparison.Ordinal);
            Assert.DoesNotContain(person.Name, await coordinator.AskAsync("lage 1"), StringComparison.Ordinal);
        }

        Assert.NotEmpty(await TracesAsync(people[0]));
        Assert.Contains(await TracesAsync(people[0]), trace => trace.StartsWith("Deliveries", StringComparison.Ordinal));
    }

    private async Task EndAsync(SimulatedUser coordinator, IReadOnlyList<SimulatedUser> people)
    {
        await coordinator.SayAsync("entwarnung", Token);
        var form = coordinator.Messages[^1];
        await Scene.PressAsync(coordinator, "standdown.confirm", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "Der Bedarf ist gedeckt" }, form);
        await Scene.UntilAsync(() => people.All(person => person.LastWords().Contains("Der Bedarf ist gedeckt", StringComparison.Ordinal)));
        foreach (var minutes in new[] { 3, 66 })
        {
            Scene.Leap(TimeSpan.FromMinutes(minutes));
            await Scene.Bot.Services.GetServices<IRecurringTask>().OfType<AlarmEnding>().Single().RunAsync(Token);
        }
    }

    /// <summary>Who was called, less who came, would be who did not come.</summary>
    [Fact]
    [Trait("Threat", "T28")]
    public async Task After_the_end_the_storage_tells_nobody_without_a_key_who_was_called()
    {
        var coordinator = Scene.AddCoordinator();
        var people = await Scene.AddVolunteersAsync(3, "driving-licence-c");
        var uncalled = await Scene.AddVolunteerAsync("Ehrenfried Muster 4", "arabic");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => people.All(person => person.IsCalled()) && coordinator.Situations().Count == 1);
        await Scene.PressAsync(people[0], "answer.yes");
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains(people[0].Name, StringComparison.Ordinal));
        await Scene.PressAsync(people[1], "answer.no");
        Assert.NotEqual(await ClearAsync(uncalled), await ClearAsync(people[2]));
        Assert.NotNull((await Scene.ProfileAsync(people[2]))!.CalledOn);

        await EndAsync(coordinator, people);

        foreach (var person in people.Skip(1))
        {
            Assert.Equal(await ClearAsync(uncalled), await ClearAsync(person));
        }

        Assert.All(await ClearAsync(people[0]), line => Assert.DoesNotContain("A-2026", line, StringComparison.Ordinal));
    }

    /// <summary>What stands in the clear about a person: which rows, which columns, what in them, and how long what is protected apart from the profile is.</summary>
    private async Task<IReadOnlyList<string>> ClearAsync(SimulatedUser person)
    {
        List<string> lines = [];
        foreach (var table in StorageNames.AllTables.Except([StorageNames.Keys]))
        {
            lines.AddRange((await Scene.Storage.RowsAsync(table))
                .Where(row => $"{row.PartitionKey} {row.RowKey} {string.Join(' ', row.Select(column => column.Value))}".Contains(person.AadObjectId, StringComparison.OrdinalIgnoreCase))
                .Select(row => $"{table} {Text(row)}".Replace(person.AadObjectId, "?", StringComparison.OrdinalIgnoreCase)));
        }

        return [.. lines.Order(StringComparer.Ordinal)];

        static string Text(TableEntity row) => string.Join(' ', row.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => column switch
        {
            { Key: "Payload" or "SavedAt" or "Timestamp" } => column.Key,
            { Value: byte[] bytes } => $"{column.Key}:{bytes.Length}",
            _ => $"{column.Key}={column.Value}",
        }).Prepend(row.RowKey));
    }

    /// <summary>Every row that names the person, with everything in it made readable.</summary>
    private async Task<IReadOnlyList<string>> TracesAsync(SimulatedUser person)
    {
        List<string> traces = [];
        foreach (var table in StorageNames.AllTables.Except([StorageNames.Keys]))
        {
            traces.AddRange((await Scene.Storage.RowsAsync(table)).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {Readable(table, row)}")
                .Where(trace => trace.Contains(person.AadObjectId, StringComparison.OrdinalIgnoreCase) || trace.Contains($"\"{person.Name}\"", StringComparison.Ordinal)));
        }

        return traces;
    }

    private string Readable(string table, TableEntity row)
    {
        var columns = string.Join(' ', row.Where(column => column.Key != "Payload").Select(column => $"{column.Key}={column.Value}"));
        return row.GetBinary("Payload") is null ? columns : $"{columns} {Scene.Bot.Services.GetRequiredService<ProtectedRow>().ReadRequired(row, table, AnyJson).ToJsonString()}";
    }
}
