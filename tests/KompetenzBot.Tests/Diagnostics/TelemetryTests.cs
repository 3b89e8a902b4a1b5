using KompetenzBot.Sandbox;
using KompetenzBot.Telemetry;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

/// <summary>What leaves the house says what happened, and nothing about people.</summary>
public sealed class TelemetryTests(TestStorage storage, TestCards cards)
{
    [Fact]
    public async Task A_registration_an_alarm_and_answers_are_told_without_naming_anybody()
    {
        await using var receiver = await TelemetryReceiver.StartAsync();
        await using var scene = await StartAsync(receiver);
        var (coordinator, anna) = (scene.AddCoordinator(), scene.Teams.AddUser("Anna Öztürk"));
        var (ben, carla) = (await scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"), await scene.AddVolunteerAsync("Carla Ätna", "driving-licence-c"));
        SimulatedUser[] people = [coordinator, anna, ben, carla];
        await scene.RegisterAsync(anna);
        scene.Teams.Faults.Next(Fault.Answer(429, TimeSpan.FromMilliseconds(10)), when: request => request.Body.Contains("answer.yes", StringComparison.Ordinal));
        await scene.AlarmAsync(coordinator);
        await scene.UntilAsync(() => people[1..].All(person => person.IsCalled()));
        await scene.PressAsync(anna, "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe Anhänger mit", ["arrival"] = "18:30" });
        await scene.PressAsync(ben, "answer.no");
        await scene.Bot.Client.GetAsync("a/kHwGzNqYt3uXo7vZ1sL5pQ", TestContext.Current.CancellationToken);
        await scene.Bot.Client.GetAsync("health/ready", TestContext.Current.CancellationToken);
        var alarm = (await scene.Storage.RowsAsync("Alarms")).First(row => row.RowKey == "alarm").PartitionKey;
        await scene.StopBotsAsync();

        var (traces, metrics, logs) = (receiver.Text("traces"), receiver.Text("metrics"), receiver.Text("logs"));
        Assert.Contains(alarm, traces, StringComparison.Ordinal);
        Assert.Contains("GET /a/{token}", traces, StringComparison.Ordinal);
        Assert.Contains("POST /api/messages", traces, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", traces, StringComparison.Ordinal);
        Assert.All(
            ["kompetenzbot.messages", "kompetenzbot.delivery.duration", "kompetenzbot.answers", "kompetenzbot.throttled", "kompetenzbot.queue.length", "kompetenzbot.queue.poison", "kompetenzbot.messages.stuck", "kompetenzbot.neighbour.silence", "Delivered", "Accepted", "Declined", "http.client.request.duration", "dotnet.gc.collections"],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.Contains("Application started", logs, StringComparison.Ordinal);

        string[] secrets =
        [
            .. people.SelectMany(person => (string[])[person.Name, person.AadObjectId, person.TeamsId, person.ConversationId, Uri.EscapeDataString(person.ConversationId)]),
            "Öztürk", "Grünwald", "5550", "Anhänger", "18:30", "Westfalenhallen", "Impfzentrum", "Eigene Kräfte", "kHwGzNqYt3uXo7vZ1sL5pQ", scene.Storage.Table("Profiles").Name, scene.Storage.Queue("alarms").Name,
        ];
        Assert.All([traces, metrics, logs], told => Assert.DoesNotContain(secrets, secret => told.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_sent_and_nothing_is_built()
    {
        await using var scene = await Scene.StartAsync(storage, cards);

        Assert.DoesNotContain(
            (IEnumerable<Microsoft.Extensions.Hosting.IHostedService>)scene.Bot.Services.GetService(typeof(IEnumerable<Microsoft.Extensions.Hosting.IHostedService>))!,
            service => service is KompetenzBot.Diagnostics.Exporting.TelemetryExport);
    }

    [Fact]
    public async Task A_batch_is_linked_to_the_trace_of_the_confirmation_and_carries_the_alarm()
    {
        using var spans = new SpanRecorder();
        await using var scene = await Scene.StartAsync(storage, cards);
        var (coordinator, volunteer) = (scene.AddCoordinator(), await scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c"));

        await scene.AlarmAsync(coordinator);
        await scene.UntilAsync(volunteer.IsCalled);
        var alarm = (await scene.Storage.RowsAsync("Alarms")).First(row => row.RowKey == "alarm").PartitionKey;
        await scene.StopBotsAsync();

        var own = spans.Ended.Where(span => span.GetTagItem("kompetenzbot.work") is string work && work == alarm).ToArray();
        var prepared = own.First(span => span.OperationName == "Prepare");
        var batch = own.First(span => span.OperationName == "Send" && span.Links.Any());
        Assert.Equal(prepared.TraceId, Assert.Single(batch.Links).Context.TraceId);
        Assert.NotEqual(prepared.TraceId, batch.TraceId);
        Assert.Contains(spans.Ended, span => span.Source.Name == "Microsoft.AspNetCore" && span.TraceId == prepared.TraceId && span.SpanId == prepared.ParentSpanId);
        Assert.Contains(own, span => span.OperationName == Spans.Send && span.TraceId == batch.TraceId);
    }

    private Task<Scene> StartAsync(TelemetryReceiver receiver) => Scene.StartAsync(storage, cards, new SceneOptions
    {
        Configuration = new(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        },
    });
}
