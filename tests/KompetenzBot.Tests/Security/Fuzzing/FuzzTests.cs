using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Sandbox;
using KompetenzBot.Teams;
using KompetenzBot.Tests.Scenes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>
/// Whatever is sent to it, the bot answers or refuses, and is none the worse for it. <c>KOMPETENZBOT_FUZZ_CASES</c> says how many activities there are, and
/// <c>KOMPETENZBOT_FUZZ_SEED</c> repeats those of an earlier run.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FuzzTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int AtOnce = 6;
    private const int Shifts = 8;
    private const long MostGrowth = 64 * 1024 * 1024;

    private static readonly int Cases = Setting("KOMPETENZBOT_FUZZ_CASES") ?? 20_000;
    private static readonly int Seed = Setting("KOMPETENZBOT_FUZZ_SEED") ?? RandomNumberGenerator.GetInt32(1_000_000);

    private protected override SceneOptions Options => Rehearsal.Options;

    [Fact]
    [Trait("Threat", "T19")]
    public async Task No_activity_is_a_fault_of_the_server_nor_makes_it_grow()
    {
        var buttons = (await Rehearsal.PlayAsync(Scene)).Buttons;
        await Scene.StopBotsAsync();
        await using var connector = await QuietConnector.StartAsync();
        using var log = new FaultLog();
        await using var bot = await StartAsync(connector, log);
        var activities = new FuzzedActivities(Seed, [.. Scene.Teams.Users], [.. bot.Services.GetServices<ICommand>().SelectMany(command => command.Words.All)], buttons, connector);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(bot.Urls.First()) };
        ConcurrentQueue<string> faults = [];
        ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
        Console.WriteLine($"Fuzzing with {Cases} activities; KOMPETENZBOT_FUZZ_SEED={Seed} repeats them.");

        var heap = 0L;
        for (var shift = 0; shift < Shifts && faults.IsEmpty; shift++)
        {
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(Enumerable.Range(shift * Cases / Shifts, Cases / Shifts), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (number, token) =>
            {
                var body = activities.Create(number);
                if (await FaultAsync(client, connector, body, answers, token) is { } fault)
                {
                    faults.Enqueue($"Activity {number}: {fault} to {body[..Math.Min(body.Length, 3_000)]}");
                }
            });
            var now = GC.GetTotalMemory(forceFullCollection: true);
            heap = shift == 1 ? now : heap;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(shift + 1) * Cases / Shifts}: {Cases / Shifts / watch.Elapsed.TotalSeconds:F0}/s, {now / 1048576} MB"));
            Assert.True(shift < 2 || now < heap + MostGrowth, $"The heap grew from {heap} to {now} bytes.");
        }

        Console.WriteLine($"  {string.Join(", ", answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value} {answer.Key}"))}; {connector.Messages} messages");
        string[] all = [.. faults, .. log.Faults, .. connector.Findings];
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("health/ready", UriKind.Relative), Token)).StatusCode);
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A bot over the same storage that is as it always is, but for the connector, which it may ask without end, and the limit of one person's turns.</summary>
    private async Task<WebApplication> StartAsync(QuietConnector connector, FaultLog log)
    {
        Dictionary<string, string?> configuration = new(Scene.Configuration!, StringComparer.Ordinal) { ["Bot:AllowedServiceUrls:1"] = connector.ServiceUrl, ["Delivery:RequestsPerSecond"] = "1000" };
        var app = BotHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(configuration);
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton(new TurnLimits(int.MaxValue));
        });
        await app.StartAsync(Token);
        return app;
    }

    private static async Task<string?> FaultAsync(HttpClient client, QuietConnector connector, string body, ConcurrentDictionary<string, int> answers, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("api/messages", UriKind.Relative), content, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        answers.AddOrUpdate($"{(int)response.StatusCode}", 1, (_, count) => count + 1);
        if (response.StatusCode == HttpStatusCode.OK && text.Length > 0 && new BotAnswer(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(text)).Card is { } card)
        {
            connector.Show(Member(body, "conversation", "id"), Member(body, "replyToId"), card);
        }

        return (int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.NotImplemented ? null : $"{(int)response.StatusCode} {text}";
    }

    /// <summary>The text of a member; empty where it is something else.</summary>
    private static string Member(string body, params string[] path)
    {
        using var json = JsonDocument.Parse(body);
        var node = path.Aggregate((JsonElement?)json.RootElement, (at, name) => at is { ValueKind: JsonValueKind.Object } some && some.TryGetProperty(name, out var member) ? member : null);
        return node is { ValueKind: JsonValueKind.String } text ? text.GetString()! : string.Empty;
    }
}

/// <summary>Runs when all other tests are done, since it leaves them little of the machine.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
