using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class OpenIdKeysTests(TokenIssuer issuer) : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private MetadataServer? _metadata;
    private OpenIdKeys? _keys;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _metadata = await MetadataServer.StartAsync(await issuer.GetKeyAsync("endorsed"));
        _keys = new OpenIdKeys(_http, _metadata.Url, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _metadata!.DisposeAsync();
    }

    [Fact]
    public async Task Many_at_once_fetch_once()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _keys!.FindAsync("endorsed", Cancellation).AsTask()));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, _metadata!.Fetches);
    }

    [Fact]
    public async Task Unknown_ids_cause_one_fetch_a_minute()
    {
        Assert.NotNull(await _keys!.FindAsync("endorsed", Cancellation));
        _clock.Advance(OpenIdKeys.MinimumInterval);
        foreach (var id in Enumerable.Range(0, 100))
        {
            Assert.Null(await _keys.FindAsync($"garbage{id}", Cancellation));
        }

        Assert.Equal(2, _metadata!.Fetches);
        Assert.NotNull(await _keys.FindAsync("endorsed", Cancellation));
    }

    [Fact]
    public async Task A_new_key_is_found_and_a_withdrawn_one_forgotten()
    {
        Assert.NotNull(await _keys!.FindAsync("endorsed", Cancellation));
        _metadata!.Keys = [await issuer.GetKeyAsync("rotated")];
        _clock.Advance(OpenIdKeys.MinimumInterval);

        Assert.NotNull(await _keys.FindAsync("rotated", Cancellation));
        Assert.Null(await _keys.FindAsync("endorsed", Cancellation));
    }

    [Fact]
    public async Task Keys_are_fetched_again_after_a_day()
    {
        await _keys!.FindAsync("endorsed", Cancellation);
        _clock.Advance(OpenIdKeys.Lifetime - TimeSpan.FromSeconds(1));
        await _keys.FindAsync("endorsed", Cancellation);
        Assert.Equal(1, _metadata!.Fetches);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await _keys.FindAsync("endorsed", Cancellation);
        Assert.Equal(2, _metadata.Fetches);
    }

    public static TheoryData<string> Faults => ["status", "dropped", "garbage", "empty", "huge", "redirect"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Good_keys_stay_while_the_issuer_is_out_of_order(string fault)
    {
        await _keys!.FindAsync("endorsed", Cancellation);
        _clock.Advance(OpenIdKeys.Lifetime);
        _metadata!.Fault = Play(fault);

        Assert.NotNull(await _keys.FindAsync("endorsed", Cancellation));
        Assert.NotNull(await _keys.FindAsync("endorsed", Cancellation));
        Assert.Equal(2, _metadata.Fetches);
    }

    [Fact]
    public async Task Without_any_keys_it_tries_again_after_the_interval()
    {
        _metadata!.Fault = Play("status");
        Assert.Null(await _keys!.FindAsync("endorsed", Cancellation));
        Assert.False(_keys.HasKeys);
        _metadata.Fault = null;

        Assert.Null(await _keys.FindAsync("endorsed", Cancellation));
        _clock.Advance(OpenIdKeys.MinimumInterval);
        Assert.NotNull(await _keys.FindAsync("endorsed", Cancellation));
    }

    [Fact]
    public async Task A_fetch_that_hangs_is_given_up_and_ends_no_other_caller()
    {
        var arrived = new TaskCompletionSource();
        _metadata!.Fault = context =>
        {
            arrived.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = _keys!.FindAsync("endorsed", impatient.Token).AsTask();
        await arrived.Task.WaitAsync(Cancellation);
        var second = _keys.FindAsync("endorsed", Cancellation).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await second);
    }

    [Theory]
    [InlineData("http://keys.example/keys")]
    [InlineData("ftp://127.0.0.1/keys")]
    [InlineData("keys")]
    public async Task Keys_behind_an_unsafe_address_are_not_fetched(string address)
    {
        _metadata!.JwksUri = address;

        Assert.Null(await _keys!.FindAsync("endorsed", Cancellation));
        Assert.Equal(0, _metadata.Fetches);
    }

    [Theory]
    [InlineData("kty", "EC")]
    [InlineData("use", "enc")]
    [InlineData("alg", "RS512")]
    [InlineData("n", "AQAB")]
    [InlineData("n", "*")]
    [InlineData("e", "")]
    public async Task Keys_that_cannot_verify_RS256_are_left_out(string member, string value)
    {
        var unusable = await issuer.GetKeyAsync("rotated");
        unusable[member] = value;
        _metadata!.Keys.Add(unusable);

        Assert.Null(await _keys!.FindAsync("rotated", Cancellation));
        Assert.NotNull(await _keys.FindAsync("endorsed", Cancellation));
    }

    [Theory]
    [InlineData("https://login.botframework.com/v1/.well-known/openidconfiguration", true)]
    [InlineData("http://127.0.0.1:9000/metadata", true)]
    [InlineData("http://localhost:9000/metadata", true)]
    [InlineData("http://login.botframework.com/metadata", false)]
    [InlineData("http://127.0.0.1.evil.example/metadata", false)]
    [InlineData("https://user@login.botframework.com/metadata", false)]
    [InlineData("file:///metadata", false)]
    public void Metadata_are_fetched_by_https_or_from_this_machine(string url, bool trusted) =>
        Assert.Equal(trusted, OpenIdKeys.IsTrustworthy(new Uri(url)));

    private static RequestDelegate Play(string fault) => fault switch
    {
        "dropped" => context =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
        "garbage" => context => context.Response.WriteAsync("<html>"),
        "empty" => context => context.Response.WriteAsync("""{"keys":[]}"""),
        "huge" => context => context.Response.WriteAsync(new string(' ', 5 * 1024 * 1024)),
        "redirect" => context =>
        {
            context.Response.Redirect("http://127.0.0.1:1/");
            return Task.CompletedTask;
        },
        _ => context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        },
    };
}
