using KompetenzBot.Tests.Scenes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>Clients that send slowly, or break off, hold no connection for long and are no fault of the server.</summary>
public sealed class SlowRequestTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly string[] Posts = ["POST /api/messages HTTP/1.1\nContent-Type: application/json", "POST /api/sms-events HTTP/1.1\nContent-Type: application/json", "POST /a/x HTTP/1.1\nContent-Type: application/x-www-form-urlencoded"];

    private protected override SceneOptions Options => new()
    {
        Logged = LogLevel.Debug,
        Configuration = new(StringComparer.Ordinal) { ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] = "Debug" },
    };

    [Fact]
    [Trait("Threat", "T20")]
    public async Task A_body_that_does_not_come_is_given_up_and_the_connection_ended()
    {
        var answers = await Task.WhenAll(Posts.Select(async post =>
        {
            using var request = await RawRequest.SendAsync(Scene.Bot.Address, $"{post}\nHost: localhost\nContent-Length: 1000", "{");
            return await request.ReadToEndAsync();
        }));

        Assert.All(answers, answer => Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal));
        AssertNoFault();
    }

    [Fact]
    [Trait("Threat", "T20")]
    public async Task A_client_that_hangs_up_in_the_middle_is_no_fault()
    {
        foreach (var post in Posts)
        {
            (await RawRequest.SendAsync(Scene.Bot.Address, $"{post}\nHost: localhost\nContent-Length: 1000", "{\"type\":")).Dispose();
            (await RawRequest.SendAsync(Scene.Bot.Address, $"{post}\nHost: localhost\nTransfer-Encoding: chunked", "5\r\n{\"ty")).Dispose();
        }

        await Scene.UntilLoggedAsync("\" stopped.", times: 2 * Posts.Length);
        AssertNoFault();
    }

    [Fact]
    [Trait("Threat", "T20")]
    public void Headers_and_bodies_have_their_time_and_their_size()
    {
        var limits = Scene.Bot.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.NotNull(limits.MinRequestBodyDataRate);
        Assert.NotNull(limits.MinResponseDataRate);
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.InRange(limits.MaxRequestHeadersTotalSize, 1, 32 * 1024);
        Assert.InRange(limits.MaxRequestHeaderCount, 1, 100);
        Assert.InRange(limits.MaxRequestLineSize, 1, 8 * 1024);
    }

    private void AssertNoFault()
    {
        var faults = Scene.Logs.All.Where(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)).ToArray();
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }
}
