using System.Net;
using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Directory;
using KompetenzBot.Platform;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Teams;
using KompetenzBot.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Benchmarks;

/// <summary>The delivery engine of the bot in this process, with rows and queue in memory.</summary>
internal sealed class EngineInMemory : IAsyncDisposable
{
    private static readonly AlarmCardSample Sample = AlarmCardSample.Create();
    private readonly HttpClient _http;
    private readonly string _serviceUrl;

    /// <summary>Null: every request is answered in this process, at once.</summary>
    public EngineInMemory(string? serviceUrl)
    {
        _serviceUrl = serviceUrl ?? "https://teams.microsoft.com/";
        _http = new HttpClient(serviceUrl is null ? new AtOnce() : ConnectorClient.CreateHandler());
    }

    /// <summary>Sends to so many people. Returns how long it took, the processor time of this process, and what is on the heap when it is done.</summary>
    public async Task<(TimeSpan Taken, TimeSpan Cpu, long Heap)> SendAsync(int people, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var rows = new RowsInMemory(people);
        var chats = new ChatsInMemory(_serviceUrl);
        using var pace = new Pace(1000, 32, time);
        var connector = new ConnectorClient(
            _http, new TokenSource(BotCredential.Development(), ConnectorClient.TokenScope, time), new AllowedServiceUrls([_serviceUrl], allowLoopbackHttp: true), time);
        var teams = new TeamsSender(connector, Deck.Before(pace), pace, new ConversationLimits(time), new Neighbours(time), time);
        var channel = new TeamsChannel(chats, teams, new ChatOpener(teams, chats, chats, new NoInstaller(), Options.Create(new BotOptions())));
        var sender = new MessageSender([new OneWork(Sample.Card)], rows, channel, new Languages(Address.Sie), time, NullLogger<MessageSender>.Instance);
        using var worker = new DeliveryWorker(DeliveryLane.TeamsQueues, rows, sender, Options.Create(new DeliveryOptions()), time, NullLogger<DeliveryWorker>.Instance);

        var (begun, cpu) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await worker.StartAsync(cancellationToken);
        await rows.Done.WaitAsync(cancellationToken);
        var (taken, used) = (time.GetElapsedTime(begun), Environment.CpuUsage.TotalTime - cpu);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        await worker.StopAsync(cancellationToken);
        GC.KeepAlive(rows);
        return (taken, used, heap);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static UserId UserAt(int number) => UserId.Parse(FormattableString.Invariant($"00000000-0000-4000-8000-{number:000000000000}"));

    private static int NumberOf(UserId user) => int.Parse(user.ToString().AsSpan(24), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A work that is always open and has the same card for everybody.</summary>
    private sealed class OneWork(JsonElement card) : IWork, IOpenWork
    {
        public WorkPriority PriorityOf(string purpose) => WorkPriority.Alarms;

        public bool Owns(WorkId work) => true;

        public Task PrepareAsync(WorkId work, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult<IOpenWork?>(this);

        public Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ListedWork>>([]);

        public void Changed(WorkId work)
        {
            // nobody looks
        }

        public Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) => Task.FromResult<Message?>(new Message.Card(card, "Alarm"));
    }

    /// <summary>One byte for each row, and pointers that are made when they are asked for.</summary>
    private sealed class RowsInMemory(int people) : IOutbox, IWorkQueues
    {
        private readonly byte[] _done = new byte[people];
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _pointed;
        private int _sent;

        public Task Done => _all.Task;

        public Task<IReadOnlyList<ReceivedPointer>> ReceiveAsync(IReadOnlyList<WorkPriority> queues, int count, TimeSpan visibility, CancellationToken cancellationToken)
        {
            if (!queues.Contains(WorkPriority.Alarms) || _pointed >= people)
                return Task.FromResult<IReadOnlyList<ReceivedPointer>>([]);
            string[] users = [.. Enumerable.Range(_pointed, Math.Min(WorkPointer.MaxUsers, people - _pointed)).Select(number => UserAt(number).ToString())];
            _pointed += users.Length;
            return Task.FromResult<IReadOnlyList<ReceivedPointer>>([new(WorkPriority.Alarms, new WorkPointer(WorkKind.Send, "w", "call", "w|0", users), "", "", "", 1)]);
        }

        public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(WorkPointer pointer, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxMessage>>(
            [.. pointer.Users!.Select(user => new OutboxMessage(new WorkId(pointer.Work), UserId.Parse(user), pointer.Purpose, "1", "de", DeliveryState.Sending, now + lease, 1))]);

        public Task<OutboxMessage?> TryUpdateAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            _done[NumberOf(message.User)]++;
            if (Interlocked.Increment(ref _sent) == people)
                _all.SetResult();
            return Task.FromResult<OutboxMessage?>(message);
        }

        public Task<ReceivedPointer> ExtendAsync(ReceivedPointer received, TimeSpan visibility, CancellationToken cancellationToken) => Task.FromResult(received);

        public Task CompleteAsync(ReceivedPointer received, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task MoveToPoisonAsync(ReceivedPointer received, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SendAsync(WorkPriority priority, WorkPointer pointer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken) => Task.FromResult(0);

        public Task<OutboxMessage?> FindAsync(WorkId work, UserId user, string purpose, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryBringForwardAsync(WorkId work, UserId user, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task BringForwardAsync(WorkId work, string purpose, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<OutboxMessage?> FindSentAsync(string partition, string activityId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IReadOnlyList<WorkPointer> PointTo(WorkKind kind, WorkId work, string purpose, IEnumerable<UserId> users) => throw new NotSupportedException();

        public Task ScheduleAsync(WorkId work, string purpose, Recipient recipient, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<WorkPointer>> FindDueAsync(WorkId work, DateTimeOffset now, bool triedBefore, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<WorkPointer>> AddAsync(WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<WorkPointer>> AddMessagesAsync(WorkId work, string purpose, IReadOnlyCollection<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>Everybody has a chat.</summary>
    private sealed class ChatsInMemory(string serviceUrl) : IConversationStore, IUninstallations
    {
        public Task<KnownChat?> FindAsync(UserId user, CancellationToken cancellationToken)
        {
            var person = TeamsProcess.PersonAt(NumberOf(user));
            return Task.FromResult<KnownChat?>(new KnownChat(
                new ConversationReference { ServiceUrl = serviceUrl, ChannelId = "msteams", Conversation = new ConversationAccount { Id = person.ConversationId }, User = new ChannelAccount { Id = person.TeamsId } }, null));
        }

        public Task<bool> HasRemovedAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task SaveAsync(UserId user, ConversationReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SetLanguageAsync(UserId user, string language, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RemoveAsync(UserId user, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryMarkGreetedAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class AtOnce : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return new HttpResponseMessage(HttpStatusCode.Created) { Content = new ByteArrayContent("{\"id\":\"17\"}"u8.ToArray()) };
        }
    }
}
