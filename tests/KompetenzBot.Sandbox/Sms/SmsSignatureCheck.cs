using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>Refuses requests that were not signed with the key, long ago by the wall clock, or for another body.</summary>
internal sealed class SmsSignatureCheck(byte[] key)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public bool Accepts(HttpRequest request, byte[] body)
    {
        var date = request.Headers["x-ms-date"].ToString();
        var hash = request.Headers["x-ms-content-sha256"].ToString();
        var text = $"{request.Method}\n{request.Path}{request.QueryString}\n{date};{request.Host};{hash}";
        var expected = $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}";
        return hash == Convert.ToBase64String(SHA256.HashData(body))
            && DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && (TimeProvider.System.GetUtcNow() - at).Duration() <= Tolerance
            && request.Headers.Authorization == expected;
    }
}
