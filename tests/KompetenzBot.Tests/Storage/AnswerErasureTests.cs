using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Queues;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>Erasing a person in many alarms takes a moment, not minutes.</summary>
public sealed class AnswerErasureTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly UserId Anna = UserId.Parse("0a11a000-0000-4000-8000-000000000001");

    [Fact]
    public async Task Many_alarms_are_looked_through_together_and_only_those_with_the_person_are_named()
    {
        var alarms = Enumerable.Range(1, 60).Select(number => new WorkId($"{number:x32}")).ToArray();
        foreach (var alarm in alarms)
        {
            await Scene.Storage.Table("Alarms").AddEntityAsync(new TableEntity(alarm.Value, "alarm"), Token);
        }

        foreach (var alarm in alarms.Take(3))
        {
            await Scene.Storage.Table("Deliveries").AddEntityAsync(new TableEntity(DeliveryKeys.Partition(alarm, Anna), DeliveryKeys.Person(Anna)) { ["Need"] = "1" }, Token);
        }

        var network = new CountedNetwork();
        List<WorkId> erased = [];

        await Answers(network).EraseAsync(Anna, alarm => { lock (erased) { erased.Add(alarm); } }, Token);

        Assert.Equal(alarms.Take(3).Select(alarm => alarm.Value), erased.Select(alarm => alarm.Value).Order(StringComparer.Ordinal));
        Assert.InRange(network.Most, 2, 17);
    }

    private AnswerRemoval Answers(CountedNetwork network)
    {
        var services = Scene.Bot.Services;
        var tables = new TableServiceClient(StorageAccount.Parse(Scene.Configuration["Storage:ConnectionString"]), new TableClientOptions { Transport = network });
        var names = new StorageNames(tables, services.GetRequiredService<QueueServiceClient>(), services.GetRequiredService<IOptions<StorageOptions>>());
        return ActivatorUtilities.CreateInstance<AnswerRemoval>(services, names);
    }
}
