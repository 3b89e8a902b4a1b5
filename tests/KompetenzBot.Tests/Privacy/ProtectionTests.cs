using KompetenzBot.Platform.Tables;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Privacy;

/// <summary>Who operates the storage reads no profile: tables and queues show ids, states and times only.</summary>
public sealed class ProtectionTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly string[] Secrets =
    [
        "Öztürk", "Anna", "Tiefbauamt", "5550", "5155501234", "driving", "Führerschein", "licence", "arabic", "Arabisch", "Anhänger", "18:30",
        "Westfalenhallen", "Impfzentrum", "Eigene Kräfte", "staff-shortage", "Lagemann", "Lagezentrum", "29:1", "127.0.0.1",
    ];

    [Fact]
    [Trait("Threat", "T28")]
    public async Task After_a_registration_an_alarm_and_answers_no_column_can_be_read()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.AddVolunteersAsync(5, "driving-licence-c");
        await Scene.RegisterAsync(anna);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && coordinator.Situations().Count == 1);
        await Scene.PressAsync(anna, "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe Anhänger mit", ["arrival"] = "18:30" });
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Anna Öztürk", StringComparison.Ordinal));
        await anna.SayAsync("aktualisieren grenzen", Token);
        await coordinator.SayAsync(AlarmDriver.Line, Token);

        string[] empty = [StorageNames.AnswerLinks, StorageNames.Feedback, StorageNames.Settings, StorageNames.Erasures];
        foreach (var table in StorageNames.AllTables.Where(table => table != StorageNames.Keys))
        {
            var rows = await Scene.Storage.RowsAsync(table);
            Assert.Equal(rows.Count == 0, empty.Contains(table));
            // the trail names the body that looked, which is no person
            var secrets = table == StorageNames.Audit ? [.. Secrets.Where(secret => secret != "Lagezentrum")] : Secrets;
            Assert.All(rows.SelectMany(StorageDump.Readings), reading => Assert.DoesNotContain(secrets, secret => reading.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    [Trait("Threat", "T28")]
    public async Task A_protected_row_cannot_be_read_in_the_place_of_another()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        await Scene.RegisterAsync(anna);
        await Scene.RegisterAsync(ben);
        var rows = await Scene.Storage.RowsAsync("Profiles");
        var (from, to) = (rows.Single(row => row.RowKey == anna.AadObjectId), rows.Single(row => row.RowKey == ben.AadObjectId));

        await Scene.Storage.Table("Profiles").UpsertEntityAsync(new TableEntity(to.PartitionKey, to.RowKey) { ["Payload"] = from.GetBinary("Payload") }, cancellationToken: Token);

        Assert.DoesNotContain("Öztürk", await ben.AskAsync("profil"), StringComparison.Ordinal);
    }
}
