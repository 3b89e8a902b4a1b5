using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>Like <see cref="FuzzTests"/>, for the answer page and the delivery reports; a tenth as many.</summary>
[Collection(nameof(Alone))]
public sealed class DoorFuzzTests(TestStorage storage, TestCards cards, TokenIssuer issuer) : SceneTests(storage, cards)
{
    private const int AtOnce = 6;
    private const int Phones = 12;
    private const string Tenant = "5b1e0000-0000-4000-8000-000000000001";
    private const string Audience = "api://kompetenzbot-sms-events";

    private static readonly int Cases = (Setting("KOMPETENZBOT_FUZZ_CASES") ?? 20_000) / 10;
    private static readonly int Seed = Setting("KOMPETENZBOT_FUZZ_SEED") ?? RandomNumberGenerator.GetInt32(1_000_000);

    private protected override SceneOptions Options => new() { Sms = true, Configuration = { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl } };

    [Fact]
    [Trait("Threat", "T19")]
    public async Task No_request_to_the_answer_page_or_the_delivery_reports_is_a_fault_of_the_server()
    {
        await using var keys = await PublishedKeys.StartAsync(issuer);
        var links = await CallAsync();
        (Scene.Configuration["Sms:EventsTenantId"], Scene.Configuration["Sms:EventsAudience"], Scene.Configuration["Sms:EventsOpenIdMetadataUrl"]) = (Tenant, Audience, keys.MetadataUrl);
        await Scene.RestartBotAsync();
        var claims = PublishedKeys.Claims($"https://sts.windows.net/{Tenant}/", Audience);
        claims["roles"] = new JsonArray("AzureEventGridSecureWebhookSubscriber");
        var requests = new FuzzedDoors(Seed, links, await keys.BearerAsync(claims));
        HttpClient[] phones = [.. Enumerable.Range(1, Phones).Select(PhoneAt)];
        ConcurrentQueue<string> faults = [];
        ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
        Console.WriteLine($"Fuzzing the other doors with {Cases} requests; KOMPETENZBOT_FUZZ_SEED={Seed} repeats them.");

        await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (number, token) =>
        {
            using var request = requests.Create(number);
            var door = request.RequestUri!.ToString().Contains("sms-events", StringComparison.Ordinal) ? "reports" : "page";
            var status = await StatusAsync(phones[number % Phones], request, token);
            answers.AddOrUpdate($"{door} {status}", 1, (_, count) => count + 1);
            if (status >= 500 && status != (int)HttpStatusCode.NotImplemented)
            {
                faults.Enqueue($"Request {number}: {status} to {request.Method} {request.RequestUri}");
            }
        });

        Console.WriteLine($"  {string.Join(", ", answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Value} {answer.Key}"))}");
        string[] all = [.. faults, .. Scene.Logs.All.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal))];
        Assert.True(all.Length == 0, string.Join(Environment.NewLine, all.Take(20)));
        Assert.All(["page 200", "page 404", "page 403", "reports 200", "reports 401", "reports 400"], answer => Assert.True(answers.ContainsKey(answer), answer));
        Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Token)).StatusCode);
        Array.ForEach(phones, phone => phone.Dispose());
    }

    /// <summary>0 where the server ended the connection before it had everything, as it does with what is too long.</summary>
    private static async Task<int> StatusAsync(HttpClient phone, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await phone.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            return 0;
        }
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An alarm, and links to it for those who were called.</summary>
    private async Task<IReadOnlyList<string>> CallAsync()
    {
        var coordinator = Scene.AddCoordinator();
        var drivers = await Scene.AddVolunteersAsync(20, "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()));
        List<string> links = [];
        foreach (var driver in drivers)
        {
            links.Add((await LinkedPhone.WithLinkAsync(Scene, driver)).Token);
        }

        return links;
    }

    /// <summary>Each phone has an address of its own, so that the limit of one address is not all that is tried.</summary>
    private HttpClient PhoneAt(int number) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        ConnectCallback = async (context, token) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse($"127.0.1.{number}"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = Scene.Bot.Address,
    };
}
