using System.Net.Sockets;
using System.Text;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>A connection on which bytes are sent as they are: what no HTTP client of the framework would send.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawRequest> SendAsync(Uri address, string head, string body = "")
    {
        var request = new RawRequest();
        await request._client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await request._client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"{head.ReplaceLineEndings("\r\n")}\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        return request;
    }

    /// <summary>Everything that comes until the other side ends the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(all, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // ended without ceremony
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Hangs up.</summary>
    public void Dispose() => _client.Dispose();
}
