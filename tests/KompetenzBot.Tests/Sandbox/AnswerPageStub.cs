using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>A page like that behind the link of a text message. It keeps what each link was asked and what was sent there.</summary>
internal sealed class AnswerPageStub : IAsyncDisposable
{
    /// <summary>A call that nobody has answered.</summary>
    public const string Open = """
        <form method="post"><button name="answer" value="yes">Ja</button><details><summary>Mehr</summary><input type="text" name="remark" value=""><button name="answer" value="yes">Ja</button></details></form>
        <form method="post"><button name="answer" value="no">Nein</button></form>
        <form method="post"><details><input type="radio" name="in" value="15" checked><input type="radio" name="in" value="60"><button name="answer" value="later">Später</button></details></form>
        """;

    /// <summary>A call that was answered with yes.</summary>
    public const string Answered = """
        <form method="post"><details><input type="text" name="remark" value=""><button name="answer" value="yes">Ja</button></details></form>
        <details><form method="post"><button name="answer" value="no">Nein</button></form></details>
        """;

    private WebApplication? _server;

    public string Html { get; set; } = Open;

    public ConcurrentQueue<(string Method, string Path, string Form)> Requests { get; } = new();

    public string Address => _server!.Urls.First();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Requests.Enqueue((context.Request.Method, context.Request.Path.Value!, await reader.ReadToEndAsync()));
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await context.Response.WriteAsync(Html);
            }
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();
}
