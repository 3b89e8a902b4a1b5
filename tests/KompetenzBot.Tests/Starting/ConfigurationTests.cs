using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Starting;

/// <summary>A bad value stops the start, and the message names its key.</summary>
public sealed class ConfigurationTests(TestStorage storage)
{
    private const string AppId = "5a1f0c3e-7d42-4b6a-9a0e-2c8d1e4f6b70";

    [Theory]
    [InlineData("Bot:AppId", "not-a-guid")]
    [InlineData("Bot:TenantId", "", "Bot:AppId", AppId)]
    [InlineData("Bot:TenantId", "stadt.example", "Bot:AppId", AppId)]
    [InlineData("Bot:Credential", "Password")]
    [InlineData("Bot:Credential", "ManagedIdentity")]
    [InlineData("Bot:AppSecret", "", "Bot:Credential", "ClientSecret", "Bot:AppId", AppId, "Bot:TenantId", AppId)]
    [InlineData("Bot:OpenIdMetadataUrl", "ftp://login.example/keys")]
    [InlineData("Bot:OpenIdMetadataUrl", "http://login.example/keys")]
    [InlineData("Bot:OpenIdMetadataUrl", "keys")]
    [InlineData("Bot:AllowedServiceUrls:0", "http://teams.example/")]
    [InlineData("Bot:AllowedServiceUrls:0", "https://user:pass@teams.example/")]
    [InlineData("Bot:AllowedServiceUrls:0", "https://teams.example/?a=b")]
    [InlineData("Bot:AllowedServiceUrls:0", "teams")]
    [InlineData("Bot:Culture", "fr")]
    [InlineData("Bot:Address", "Ihr")]
    [InlineData("Bot:Address", "2")]
    [InlineData("Bot:Culture", "")]
    [InlineData("Storage:Prefix", "Groß")]
    [InlineData("Storage:Prefix", "1abc")]
    [InlineData("Storage:Prefix", "abcdefghijklmnopqrstu")]
    [InlineData("Storage:Prefix", "a-b")]
    [InlineData("Storage:ConnectionString", "")]
    [InlineData("Storage:ConnectionString", "nonsense")]
    [InlineData("Storage:ConnectionString", "AccountName=a;AccountKey=!!")]
    [InlineData("Storage:AccountName", "both")]
    [InlineData("Storage:AccountName", "Stadt_Musterstadt", "Storage:ConnectionString", "")]
    [InlineData("Storage:AccountName", "st", "Storage:ConnectionString", "")]
    [InlineData("Storage:AccountName", "stadt.example/", "Storage:ConnectionString", "")]
    [InlineData("KeyVault:Uri", "http://vault.example/", "KeyVault:Certificate", "key-ring")]
    [InlineData("KeyVault:Uri", "https://vault.example/secrets", "KeyVault:Certificate", "key-ring")]
    [InlineData("KeyVault:Uri", "vault", "KeyVault:Certificate", "key-ring")]
    [InlineData("KeyVault:Certificate", "", "KeyVault:Uri", "https://vault.example/")]
    [InlineData("KeyVault:Certificate", "key-ring")]
    [InlineData("KeyVault:Certificate", "key ring", "KeyVault:Uri", "https://vault.example/")]
    [InlineData("KeyVault:PreviousCertificates:0", "key-ring/1", "KeyVault:Uri", "https://vault.example/", "KeyVault:Certificate", "key-ring")]
    [InlineData("KeyVault:PreviousCertificates", "key-ring", "KeyVault:Uri", "https://vault.example/", "KeyVault:Certificate", "key-ring")]
    [InlineData("Retention:Answers", "a month")]
    [InlineData("Retention:Deployments", "P0D")]
    [InlineData("Retention:Deployments", "P10D")]
    [InlineData("Retention:AccessLog", "PT24H")]
    [InlineData("Retention:Audit", "P1000D")]
    [InlineData("Retention:Feedback", "-P12M")]
    [InlineData("Retention:Drafts", "")]
    [InlineData("Roles:BreakGlass:0", "Käthe")]
    [InlineData("Roles:Bodies:0:Name", " ")]
    [InlineData("Roles:Bodies:0:Group", "Lagezentrum", "Roles:Bodies:0:Name", "Kommunales Lagezentrum")]
    [InlineData("Roles:Approvers:0", "Krisenstab")]
    [InlineData("Roles:Administrators:0", "IT")]
    [InlineData("Roles:Auditors:1", "Personalrat", "Roles:Auditors:0", AppId)]
    [InlineData("Roles:Administrators", AppId)]
    [InlineData("Graph:BaseUrl", "http://graph.example/v1.0")]
    [InlineData("Graph:BaseUrl", "https://graph.example/v1.0?a=b")]
    [InlineData("Graph:BaseUrl", "graph")]
    [InlineData("Roles:Bodies:0:Name", "", "Roles:BreakGlass:0", People.CoordinatorId)]
    [InlineData("Delivery:RequestsPerSecond", "0")]
    [InlineData("Delivery:RequestsPerSecond", "1001")]
    [InlineData("Delivery:RequestsPerSecond", "fast")]
    [InlineData("Delivery:Concurrency", "0")]
    [InlineData("Delivery:Concurrency", "-3")]
    [InlineData("Delivery:Enabled", "perhaps")]
    [InlineData("DutyHours:TimeZone", "Germany")]
    [InlineData("DutyHours:TimeZone", "")]
    [InlineData("DutyHours:Start", "7")]
    [InlineData("DutyHours:Start", "24:00")]
    [InlineData("DutyHours:End", "17.00")]
    [InlineData("Reminders:LeaverGrace", "P0D")]
    [InlineData("Reminders:LeaverGrace", "a month")]
    [InlineData("Privacy:NoticeVersion", "")]
    [InlineData("Privacy:MinimumGroup", "0")]
    [InlineData("Privacy:MinimumGroup", "101")]
    [InlineData("Sms:ConnectionString", "endpoint=https://sms.example/;accesskey=!!", "Sms:From", "Stadt")]
    [InlineData("Sms:Endpoint", "http://sms.example/", "Sms:From", "Stadt")]
    [InlineData("SelfTest:User", "Testkonto")]
    [InlineData("SelfTest:Phone", "0231 5550")]
    [InlineData("Alarms:RestPeriod", "a week")]
    [InlineData("Alarms:RestPeriod", "-P7D")]
    [InlineData("Alarms:WaveInterval", "ten minutes")]
    [InlineData("Alarms:ApprovalTimeout", "5")]
    [InlineData("Alarms:FourEyesAbove", "-1")]
    [InlineData("Alarms:DrillsPerYear", "400")]
    [InlineData("Alarms:DepartmentLimit", "few")]
    [InlineData("Alarms:SeenSignal", "Sometimes")]
    [InlineData("Sms:AnswerBaseUrl", "http://alarm.stadt.example")]
    [InlineData("Sms:From", "", "Sms:Endpoint", "https://sms.example/")]
    [InlineData("Sms:From", "Stadt Musterstadt", "Sms:Endpoint", "https://sms.example/")]
    [InlineData("Sms:Endpoint", "https://sms.example/", "Sms:From", "Stadt", "Sms:ConnectionString", "endpoint=https://sms.example/;accesskey=YQ==")]
    public async Task A_bad_value_stops_the_start_with_its_key(string key, string value, params string[] others)
    {
        var configuration = await GoodAsync();
        configuration[key] = value;
        foreach (var pair in others.Chunk(2))
        {
            configuration[pair[0]] = pair[1];
        }

        var refusal = await RefusalAsync(configuration);

        Assert.Contains(key, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("!!", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_groups_than_the_directory_answers_at_once_stop_the_start()
    {
        var configuration = await GoodAsync();
        for (var i = 0; i < 21; i++)
        {
            configuration[$"Roles:Approvers:{i}"] = $"90000000-0000-4000-8000-0000000000{i:D2}";
        }

        Assert.Contains("Roles:Approvers", await RefusalAsync(configuration), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_bad_values_are_named_at_once()
    {
        var configuration = await GoodAsync();
        (configuration["Bot:Culture"], configuration["Bot:AllowedServiceUrls:0"]) = ("fr", "teams");

        var refusal = await RefusalAsync(configuration);

        Assert.Contains("Bot:Culture", refusal, StringComparison.Ordinal);
        Assert.Contains("Bot:AllowedServiceUrls:0", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "Bot:AppId")]
    [InlineData("Staging", "Bot:AppId")]
    [InlineData("Staging", "Bot:Credential")]
    [InlineData("Production", "Privacy:Controller", "Bot:AppId", AppId, "Bot:TenantId", AppId, "Bot:Credential", "ManagedIdentity")]
    [InlineData("Production", "Roles:Bodies:0:Name")]
    [InlineData("Production", "Roles:Bodies:n:Group", "Roles:Bodies:0:Name", "Kommunales Lagezentrum")]
    [InlineData("Production", "Roles:Auditors:0", "Roles:Approvers:0", AppId, "Roles:Administrators:0", AppId)]
    [InlineData("Staging", "Graph:BaseUrl", "Graph:BaseUrl", "http://127.0.0.1:5320/v1.0")]
    [InlineData("Production", "KeyVault:Uri", "Bot:AppId", AppId, "Bot:TenantId", AppId, "Bot:Credential", "ManagedIdentity")]
    public async Task What_is_fine_in_development_is_refused_elsewhere(string environment, string key, params string[] others)
    {
        var configuration = await GoodAsync();
        foreach (var pair in others.Chunk(2))
        {
            configuration[pair[0]] = pair[1];
        }

        Assert.Contains(key, await RefusalAsync(configuration, environment), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_app_id_a_bot_that_would_listen_to_the_network_stops()
    {
        var exitCode = Environment.ExitCode;
        var logs = new LogLines();
        await using var bot = await RunningBot.StartAsync(await GoodAsync(), logs: logs, environment: "Development", args: "--urls=http://0.0.0.0:0");

        await bot.Stopping.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Contains(logs.All, line => line.Contains("Bot:AppId", StringComparison.Ordinal));
        Environment.ExitCode = exitCode;
    }

    [Fact]
    public async Task The_good_configuration_starts()
    {
        await using var bot = await RunningBot.StartAsync(await GoodAsync());

        Assert.True((await bot.Client.GetAsync("health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    private static async Task<string> RefusalAsync(Dictionary<string, string> configuration, string environment = "Development")
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () => await (await RunningBot.StartAsync(configuration, environment: environment)).DisposeAsync());
        Assert.True(refusal is OptionsValidationException or AggregateException or InvalidOperationException, refusal.ToString());
        return refusal is AggregateException many ? string.Join('\n', many.InnerExceptions.Select(inner => inner.Message)) : refusal.Message;
    }

    private async Task<Dictionary<string, string>> GoodAsync() => new(StringComparer.Ordinal)
    {
        ["Bot:Credential"] = "Development",
        ["Storage:ConnectionString"] = await storage.ConnectionStringAsync(),
        ["Storage:Prefix"] = TestStorage.NewPrefix(),
    };
}
