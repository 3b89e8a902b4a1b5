using System.Globalization;
using Azure.Core;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Queues;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>The storage's answer gets lost on the way: the person is told what is stored, and it is stored once.</summary>
public sealed class LostAnswerTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly ConversationReference NoReference = new() { ServiceUrl = "https://teams.example/", Conversation = new ConversationAccount() };

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    public async Task A_yes_is_stored_once_and_confirmed(bool arrives, int losses)
    {
        var anna = await CallAsync();

        var reply = await AnswerAsync(anna, new UncertainNetwork(IsTransaction, losses, arrives));

        Assert.Contains("Gespeichert um", Said(reply), StringComparison.Ordinal);
        Assert.Single(await AnswersAsync(anna));
        var stored = await Scene.Bot.Services.GetRequiredService<IAnswerStore>().FindAsync(await AlarmAsync(), UserId.Parse(anna.AadObjectId), Token);
        Assert.Equal((AnswerKind.Accepted, "bringe Anhänger mit"), (stored!.Answer, stored.Acceptance!.Remark));
    }

    [Fact]
    public async Task A_storage_that_stays_away_is_said_to_be_uncertain()
    {
        var anna = await CallAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => AnswerAsync(anna, new UncertainNetwork(IsTransaction, int.MaxValue, arrives: false)));

        Assert.Empty(await AnswersAsync(anna));
        Assert.Contains("weiß nicht, ob es gespeichert ist", ConversationTexts.SomethingWentWrong, StringComparison.Ordinal);
        Assert.DoesNotContain("nicht verloren", ConversationTexts.SomethingWentWrong, StringComparison.Ordinal);
    }

    private static bool IsTransaction(Request request) => request.Uri.ToUri().AbsolutePath.EndsWith("$batch", StringComparison.Ordinal);

    private static string Said(Reply reply) => CardReader.TextIn(Assert.IsType<Message.Card>(reply.Messages[0]).Content);

    private async Task<SimulatedUser> CallAsync()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled());
        return anna;
    }

    private async Task<Reply> AnswerAsync(SimulatedUser person, UncertainNetwork network)
    {
        var services = Scene.Bot.Services;
        var account = StorageAccount.Parse(Scene.Configuration["Storage:ConnectionString"]);
        var names = new StorageNames(
            new TableServiceClient(account, new TableClientOptions { Transport = network }),
            services.GetRequiredService<QueueServiceClient>(),
            services.GetRequiredService<IOptions<StorageOptions>>());
        var recorder = ActivatorUtilities.CreateInstance<KompetenzBot.Alarms.Answering.AnswerRecorder>(services, ActivatorUtilities.CreateInstance<AnswerTable>(services, names));
        var actions = ActivatorUtilities.CreateInstance<AnswerActions>(services, recorder);
        var turn = new TurnContext(UserId.Parse(person.AadObjectId), person.Name, NoReference, CultureInfo.GetCultureInfo("de-DE"), Scene.Now);
        Dictionary<string, string> values = new(StringComparer.Ordinal) { ["alarm"] = (await AlarmAsync()).Value, ["remark"] = "bringe Anhänger mit" };
        return await actions.HandleAsync(turn, new TurnInput.CardAction("answer.yes", values), Token);
    }

    private async Task<WorkId> AlarmAsync() => new((await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm").PartitionKey);

    private async Task<IReadOnlyList<TableEntity>> AnswersAsync(SimulatedUser person) =>
        [.. (await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.RowKey.StartsWith(person.AadObjectId + "|a|", StringComparison.Ordinal))];
}
