using System.Net;
using System.Xml.Linq;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Profiles;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>The keys that protect the profiles are worth nothing to who reads the table, and none is ever lost without a word.</summary>
public sealed class KeyRingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Certificate = "key-ring";
    private const string AppId = "5a1f0c3e-7d42-4b6a-9a0e-2c8d1e4f6b70";
    private static readonly string AuditSecret = Convert.ToBase64String([.. Enumerable.Range(0, 48).Select(i => (byte)i)]);
    private readonly SimulatedVault _vault = new();

    private protected override SceneOptions Options
    {
        get
        {
            _vault.Issue(Certificate);
            _vault.Put("audit-trail", AuditSecret);
            return new SceneOptions
            {
                Edge = _vault.Serve,
                Configuration = { ["KeyVault:Uri"] = SimulatedVault.Address, ["KeyVault:Certificate"] = Certificate },
            };
        }
    }

    [Fact]
    public async Task No_stored_key_can_be_read_and_what_they_protect_is_read_after_a_restart()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");

        var rows = await RingAsync();
        await Scene.RestartBotAsync();

        Assert.NotEmpty(rows);
        Assert.All(rows, xml => Assert.Contains("EncryptedData", xml, StringComparison.Ordinal));
        Assert.All(rows, xml => Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal));
        Assert.Equal("Anna Öztürk", (await Scene.ProfileAsync(anna))?.Name);
    }

    [Fact]
    public async Task Where_there_is_no_vault_the_same_table_would_show_the_key()
    {
        await Scene.StopBotsAsync();
        Scene.Configuration["Storage:Prefix"] = TestStorage.NewPrefix();
        Unconfigure();
        await using var bot = await RunningBot.StartAsync(Scene.Configuration);

        var rows = await new StorageDump(Scene.Configuration["Storage:ConnectionString"], Scene.Configuration["Storage:Prefix"]).RowsAsync(StorageNames.Keys);

        Assert.Contains("masterKey", Assert.Single(rows).GetString("Xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_version_wraps_new_keys_and_what_the_old_one_wrapped_is_still_read(bool isNamed)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        var old = Assert.Single(Wrapped(await RingAsync()));
        var first = _vault.Versions(Certificate).Single();
        _vault.Issue(Certificate, asPem: true);
        if (isNamed)
        {
            Scene.Configuration["KeyVault:PreviousCertificates:0"] = first;
        }

        await Scene.RestartBotAsync();
        AddKey();
        await Scene.RestartBotAsync();
        var ben = await Scene.AddVolunteerAsync("Ben Grünwald", "driving-licence-c");

        Assert.Equal("Anna Öztürk", (await Scene.ProfileAsync(anna))?.Name);
        Assert.Equal("Ben Grünwald", (await Scene.ProfileAsync(ben))?.Name);
        var wrapped = Wrapped(await RingAsync());
        Assert.Equal(2, wrapped.Count);
        Assert.NotEqual(old.Thumbprint, wrapped.Single(key => key.Id != old.Id).Thumbprint);
    }

    [Fact]
    public async Task A_certificate_that_wrapped_before_can_have_another_name()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        _vault.Issue("key-ring-2027");
        Scene.Configuration["KeyVault:Certificate"] = "key-ring-2027";
        Scene.Configuration["KeyVault:PreviousCertificates:0"] = Certificate;

        await Scene.RestartBotAsync();

        Assert.Equal("Anna Öztürk", (await Scene.ProfileAsync(anna))?.Name);
    }

    [Fact]
    public async Task A_key_that_no_certificate_opens_stops_the_start_and_no_new_key_is_made_beside_it()
    {
        var before = await RingAsync();
        var key = Assert.Single(Wrapped(before));
        _vault.Lose(Certificate, _vault.Versions(Certificate).Single());
        _vault.Issue(Certificate);

        var refusal = await RefusalAsync();

        Assert.Contains("KeyVault:PreviousCertificates", refusal, StringComparison.Ordinal);
        Assert.Contains(key.Thumbprint, refusal, StringComparison.Ordinal);
        Assert.Contains(key.Id, refusal, StringComparison.Ordinal);
        Assert.Equal(before, await RingAsync());
    }

    [Fact]
    public async Task A_bot_that_lost_its_vault_does_not_start()
    {
        Unconfigure();

        Assert.Contains("KeyVault:Uri is not configured", await RefusalAsync(), StringComparison.Ordinal);
        Assert.Single(await RingAsync());
    }

    [Fact]
    public async Task A_key_that_was_damaged_is_named()
    {
        var row = Assert.Single(await Scene.Storage.RowsAsync(StorageNames.Keys));
        var xml = row.GetString("Xml")!;
        var content = xml.LastIndexOf("<CipherValue>", StringComparison.Ordinal) + "<CipherValue>".Length;
        row["Xml"] = string.Concat(xml.AsSpan(0, content), new string('A', 64), xml.AsSpan(content + 64));
        await Scene.Storage.Table(StorageNames.Keys).UpsertEntityAsync(row, cancellationToken: Token);

        var refusal = await RefusalAsync();

        Assert.Contains("damaged", refusal, StringComparison.Ordinal);
        Assert.Contains(row.RowKey["key-".Length..], refusal, StringComparison.Ordinal);
        Assert.Single(await RingAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Key Vault Secrets User")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "answered 503")]
    public async Task What_the_vault_refuses_is_said(HttpStatusCode status, string words)
    {
        _vault.Fault = status;

        var refusal = await RefusalAsync();

        Assert.StartsWith("KeyVault:", refusal, StringComparison.Ordinal);
        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_the_vault_does_not_have_is_named()
    {
        Scene.Configuration["KeyVault:Certificate"] = "no-ring";

        var refusal = await RefusalAsync();

        Assert.Contains("KeyVault:Certificate: the key vault does not have the certificate no-ring", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_that_is_no_certificate_is_refused_without_being_shown()
    {
        _vault.Put("key-ring-2027", "c29tZXRoaW5n", "application/x-pkcs12");
        Scene.Configuration["KeyVault:Certificate"] = "key-ring-2027";

        var refusal = await RefusalAsync();

        Assert.Contains("KeyVault:Certificate", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("c29tZXRoaW5n", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trail_is_written_with_the_key_of_the_vault()
    {
        await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        var trail = Scene.Bot.Services.GetRequiredService<IAuditTrail>();
        await trail.AppendAsync(new AuditEntry(AuditEvent.Registered, "p", AuditActors.Volunteer, string.Empty, Scene.Now), Token);

        var end = Scene.Bot.Services.GetRequiredService<TrailEnd>();
        Assert.Null((await new AuditInspection(trail, end, AuditKey.Parse(AuditSecret)).InspectAsync(Token)).Break);
        Assert.Equal(AuditBreakKind.EntryChanged, (await new AuditInspection(trail, end, AuditKey.Development).InspectAsync(Token)).Break?.Kind);
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("no base64")]
    [InlineData(null)]
    public async Task A_key_of_the_trail_that_is_missing_or_weak_stops_the_start(string? value)
    {
        foreach (var version in _vault.Versions("audit-trail"))
        {
            _vault.Lose("audit-trail", version);
        }

        if (value is not null)
        {
            _vault.Put("audit-trail", value);
        }

        var refusal = await RefusalAsync();

        Assert.StartsWith("KeyVault:Uri", refusal, StringComparison.Ordinal);
        Assert.Contains("the secret audit-trail", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(value ?? "?", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_starts_with_a_certificate()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await using var bot = await ProductionAsync();

        Assert.True((await bot.Client.GetAsync("health/ready", Token)).IsSuccessStatusCode);
        Assert.Equal("Anna Öztürk", (await bot.Services.GetRequiredService<IProfileStore>().FindAsync(UserId.Parse(anna.AadObjectId), Token))?.Profile.Name);
    }

    [Fact]
    public async Task Production_does_not_go_on_with_keys_that_lay_readable()
    {
        await Scene.StopBotsAsync();
        Scene.Configuration["Storage:Prefix"] = TestStorage.NewPrefix();
        var configured = Unconfigure();
        await (await RunningBot.StartAsync(Scene.Configuration)).DisposeAsync();
        foreach (var (name, value) in configured)
        {
            Scene.Configuration[name] = value;
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await ProductionAsync()).DisposeAsync());

        Assert.Contains("lie readable", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<WrappedKey> Wrapped(IEnumerable<string> ring) => WrappedKeys.In(ring.Select(xml => XElement.Parse(xml))).Wrapped;

    private async Task<IReadOnlyList<string>> RingAsync() => [.. (await Scene.Storage.RowsAsync(StorageNames.Keys)).Select(row => row.GetString("Xml")!)];

    /// <summary>As the framework does by itself after some weeks; this one is used at once.</summary>
    private void AddKey()
    {
        var now = TimeProvider.System.GetUtcNow();
        Scene.Bot.Services.GetRequiredService<KeyRing>().Keys.CreateNewKey(now.AddMinutes(-1), now.AddDays(90));
    }

    private Dictionary<string, string> Unconfigure()
    {
        var removed = Scene.Configuration.Where(pair => pair.Key.StartsWith("KeyVault:", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var key in removed.Keys)
        {
            Scene.Configuration.Remove(key);
        }

        return removed;
    }

    private async Task<string> RefusalAsync() =>
        (await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await RunningBot.StartAsync(Scene.Configuration, edge: _vault.Serve)).DisposeAsync())).Message;

    /// <summary>With everything that Production asks for; its identity is the simulated one.</summary>
    private Task<RunningBot> ProductionAsync()
    {
        Dictionary<string, string> configuration = new(Scene.Configuration, StringComparer.Ordinal)
        {
            ["Bot:AppId"] = AppId,
            ["Bot:TenantId"] = AppId,
            ["Bot:Credential"] = "ManagedIdentity",
            ["Roles:Bodies:0:Group"] = AppId,
            ["Roles:Approvers:0"] = AppId,
            ["Roles:Administrators:0"] = AppId,
            ["Roles:Auditors:0"] = AppId,
            ["Delivery:Enabled"] = "false",
        };
        configuration.Remove("Bot:AllowedServiceUrls:0");
        return RunningBot.StartAsync(configuration, environment: "Production", edge: services =>
        {
            _vault.Serve(services);
            services.AddSingleton(BotCredential.Development());
        });
    }
}
