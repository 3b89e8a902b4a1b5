using KompetenzBot.Storage;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>Who reads the whole storage, queues and what was laid aside included, learns of nobody.</summary>
public sealed class StoredDataTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>What in a table is no secret: what was searched for, in words of the catalogue, and where the directory goes on.</summary>
    private static readonly Dictionary<string, string[]> Open = new(StringComparer.Ordinal)
    {
        [StorageNames.Audit] = ["Führerschein"],
        [StorageNames.Settings] = ["127.0.0.1"],
    };

    private protected override SceneOptions Options => Rehearsal.Options;

    [Fact]
    [Trait("Threat", "T28")]
    public async Task After_everything_was_done_once_no_row_tells_a_name_a_number_a_competence_or_a_remark()
    {
        var play = await Rehearsal.PlayAsync(Scene);
        string[] secrets = [.. Rehearsal.Private, play.Phone.Token, .. Scene.Teams.Users.Select(user => user.Name)];

        foreach (var table in StorageNames.AllTables.Where(table => table != StorageNames.Keys))
        {
            var rows = (await Scene.Storage.RowsAsync(table)).Where(row => !row.PartitionKey.StartsWith("catalogue", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(rows);
            var hidden = secrets.Except(Open.GetValueOrDefault(table, []), StringComparer.Ordinal).ToArray();
            Assert.All(rows.SelectMany(StorageDump.Readings), reading => Assert.DoesNotContain(hidden, secret => reading.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    [Trait("Threat", "T28")]
    public async Task No_message_of_a_queue_tells_more_than_whom_it_is_about_not_even_one_that_was_laid_aside()
    {
        Scene.Configuration["Delivery:Enabled"] = "false";
        await Scene.RestartBotAsync();
        var coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(3, Sending.Licence);
        await Scene.AlarmAsync(coordinator);
        await MoveToPoisonAsync();
        await Scene.RestartBotAsync();
        await Scene.AlarmAsync(coordinator);

        List<string> queues = [];
        foreach (var queue in WorkQueues.AllQueues)
        {
            var messages = await Scene.Storage.Queue(queue).PeekMessagesAsync(32, Token);
            queues.AddRange(messages.Select(_ => queue));
            Assert.All(messages, message => Assert.DoesNotContain(
                (string[])[.. Rehearsal.Private, .. Scene.Teams.Users.SelectMany(user => new[] { user.Name, user.TeamsId, user.ConversationId })],
                secret => message.MessageText.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }

        Assert.Contains("alarms", queues);
        Assert.Contains("alarms-poison", queues);
    }

    /// <summary>As the worker does with what fails again and again.</summary>
    private async Task MoveToPoisonAsync()
    {
        var queue = Scene.Storage.Queue("alarms");
        var message = Assert.Single(await queue.ReceiveMessagesAsync(cancellationToken: Token));
        await Scene.Storage.Queue("alarms-poison").SendMessageAsync(message.MessageText, cancellationToken: Token);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
    }
}
