using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.Platform.Sms;

/// <summary>
/// Signs a request with the access key (https://learn.microsoft.com/rest/api/communication/authentication): method, path with query, then date, host
/// and the hash of the body.
/// </summary>
internal static class SmsSignature
{
    public const string DateHeader = "x-ms-date";
    public const string HashHeader = "x-ms-content-sha256";
    private const string Signed = $"{DateHeader};host;{HashHeader}";

    public static void Apply(HttpRequestMessage request, SmsAccount account, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var date = now.ToString("R", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var text = StringToSign(request.Method.Method, request.RequestUri!, date, hash);
        request.Headers.Add(DateHeader, date);
        request.Headers.Add(HashHeader, hash);
        request.Headers.Authorization = new AuthenticationHeaderValue("HMAC-SHA256", $"SignedHeaders={Signed}&Signature={account.Sign(Encoding.UTF8.GetBytes(text))}");
    }

    internal static string StringToSign(string method, Uri address, string date, string hash) => $"{method}\n{address.PathAndQuery}\n{date};{address.Authority};{hash}";
}
