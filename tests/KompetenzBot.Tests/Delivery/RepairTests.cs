using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Instances that died at the worst moment, and queue messages that got lost. The first bot of each scene sends nothing by itself.</summary>
public sealed class RepairTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.WithoutDelivery with { Time = new ManualTimeProvider() };

    [Fact]
    public async Task An_alarm_whose_queue_message_is_lost_is_carried_out()
    {
        var people = await Scene.AddVolunteersAsync(5, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await LoseQueueAsync();

        await SendAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Rows_to_which_no_queue_message_leads_are_sent()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        await LoseQueueAsync();

        await SendAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Preparing_again_after_a_crash_calls_nobody_twice()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        var alarm = await AlarmAsync();
        var half = people.Take(15).Select(person => new Recipient(UserId.Parse(person.AadObjectId), "1", "de")).ToArray();
        await Outbox.AddAsync(alarm, AlarmWork.Call, half, Scene.Now, Token);

        await SendAsync();

        people.AssertCalledOnce();
        Assert.Equal(people.Count, (await Scene.Storage.MessagesAsync()).Count);
    }

    [Fact]
    public async Task What_a_dead_instance_held_is_sent_when_its_lease_is_over_and_not_before()
    {
        var people = await Scene.AddVolunteersAsync(5, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        var held = 0;
        foreach (var pointer in await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: false, Token))
        {
            held += (await Outbox.ClaimAsync(pointer, Scene.Now, DeliveryRules.Lease, Token)).Count;
        }

        Assert.Equal(people.Count, held);
        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.RestartBotAsync();
        await Scene.DriveForAsync(DeliveryRules.Lease - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(people, person => person.IsCalled());
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Two_instances_never_take_the_same_row()
    {
        await Scene.AddVolunteersAsync(40, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        var pointers = await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: false, Token);

        var claims = await Task.WhenAll(pointers.Concat(pointers).Concat(pointers).Select(pointer => Outbox.ClaimAsync(pointer, Scene.Now, DeliveryRules.Lease, Token)));

        var users = claims.SelectMany(claimed => claimed).Select(message => message.User).ToArray();
        Assert.Equal(users.Length, users.Distinct().Count());
    }

    [Fact]
    public async Task Two_instances_that_get_the_same_pointers_call_nobody_twice()
    {
        var people = await Scene.AddVolunteersAsync(40, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        foreach (var pointer in await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: false, Token))
        {
            await Scene.Bot.Services.GetRequiredService<IWorkQueues>().SendAsync(WorkPriority.Alarms, pointer, Token);
            await Scene.Bot.Services.GetRequiredService<IWorkQueues>().SendAsync(WorkPriority.Alarms, pointer, Token);
        }

        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.StartBotAsync();
        await SendAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Nothing_is_sent_any_more_when_the_alarm_is_over()
    {
        var people = await Scene.AddVolunteersAsync(5, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        await Scene.StopBotsAsync();
        Scene.Clock.Advance(TimeSpan.FromDays(2));

        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.StartBotAsync();
        await Scene.DriveForAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(people, person => person.IsCalled());
        Assert.All((await Scene.Storage.MessagesAsync()).Values, row => Assert.Equal("Ended", row.GetString("State")));
    }

    [Fact]
    public async Task What_no_pointer_leads_to_any_more_is_settled_when_the_alarm_has_ended()
    {
        var people = await Scene.AddVolunteersAsync(5, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        await LoseQueueAsync();
        var alarm = await Scene.Bot.Services.GetRequiredService<IAlarmStore>().FindAsync(await AlarmAsync(), Token);
        await Scene.StopBotsAsync();
        Scene.Clock.AdvanceTo(alarm!.EndsAt + TimeSpan.FromMinutes(10));

        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.StartBotAsync();
        await Scene.DriveForAsync(TimeSpan.FromSeconds(20));

        Assert.DoesNotContain(people, person => person.IsCalled());
        Assert.All((await Scene.Storage.MessagesAsync()).Values, row => Assert.Equal("Ended", row.GetString("State")));
    }

    [Fact]
    public async Task A_known_outcome_is_written_although_the_storage_hesitates()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        var services = Scene.Bot.Services;
        var sender = new MessageSender([Works], new HesitatingOutbox(Outbox, failures: 3), services.GetRequiredService<IChannel>(), new Languages(Address.Sie), Scene.Clock, NullLogger<MessageSender>.Instance);

        foreach (var pointer in await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: false, Token))
        {
            await Scene.DriveAsync(sender.WorkAsync(pointer, WorkPriority.Alarms, isRepeated: false, Token));
        }

        Assert.Equal("Delivered", (await Scene.Storage.MessagesAsync())[person.AadObjectId].GetString("State"));
        Assert.Single(person.Calls());
    }

    [Fact]
    public async Task Who_did_not_get_a_turn_is_found_again_although_others_wait_in_the_queue()
    {
        var people = await Scene.AddVolunteersAsync(5, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Works.PrepareAsync(await AlarmAsync(), Token);
        var sender = new MessageSender([Works], Outbox, new BusyChannel(), new Languages(Address.Sie), Scene.Clock, NullLogger<MessageSender>.Instance);

        foreach (var pointer in await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: false, Token))
        {
            await Scene.DriveAsync(sender.WorkAsync(pointer, WorkPriority.Alarms, isRepeated: false, Token));
        }

        var found = await Outbox.FindDueAsync(await AlarmAsync(), Scene.Now, triedBefore: true, Token);
        Assert.Equal(people.Select(person => person.AadObjectId).Order(StringComparer.Ordinal), found.SelectMany(pointer => pointer.Users!).Order(StringComparer.Ordinal));
        Assert.All((await Scene.Storage.MessagesAsync()).Values, row => Assert.Equal(0, row.GetInt32("Attempts")));
        Assert.All(await Outbox.ClaimAsync(found[0], Scene.Now, DeliveryRules.Lease, Token), message => Assert.False(message.IsUnqueued));
    }

    private AlarmWork Works => Scene.Bot.Services.GetServices<IWork>().OfType<AlarmWork>().Single();

    private IOutbox Outbox => Scene.Bot.Services.GetRequiredService<IOutbox>();

    private async Task<WorkId> AlarmAsync() => Assert.Single(await Works.ListUnsettledAsync(Scene.Now, Token)).Id;

    private async Task LoseQueueAsync()
    {
        foreach (var message in await Scene.Storage.Queue("alarms").ReceiveMessagesAsync(cancellationToken: Token))
        {
            await Scene.Storage.Queue("alarms").DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
        }
    }

    private async Task SendAsync()
    {
        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.StartBotAsync();
        await Scene.DriveUntilAsync(() => Scene.Teams.Users.Where(user => user.AadObjectId != People.CoordinatorId).All(user => user.IsCalled()));
        await Scene.DriveUntilSettledAsync();
    }
}
