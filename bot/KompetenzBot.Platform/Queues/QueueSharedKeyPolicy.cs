using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Platform.Queues;

/// <summary>
/// Signs each try (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key): method, eleven standard headers, all x-ms
/// headers in order, the path as sent after the account's name, and the decoded query in order.
/// </summary>
internal sealed class QueueSharedKeyPolicy(string account, byte[] key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(StringToSign(request)));
        request.Headers.SetValue("Authorization", $"SharedKey {account}:{Convert.ToBase64String(signature)}");
    }

    internal string StringToSign(Request request)
    {
        var length = request.Content?.TryComputeLength(out var bytes) == true && bytes > 0 ? bytes.ToString(CultureInfo.InvariantCulture) : "";
        var type = request.Headers.TryGetValue("Content-Type", out var contentType) ? contentType : "";

        // encoding, language, length, MD5, type, date, four conditions, range
        var text = new StringBuilder($"{request.Method}\n\n\n{length}\n\n{type}\n\n\n\n\n\n\n");
        foreach (var header in request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
            .OrderBy(header => header.Name, StringComparer.Ordinal))
        {
            text.Append(header.Name).Append(':').Append(header.Value.Trim()).Append('\n');
        }

        var address = request.Uri.ToUri();
        text.Append('/').Append(account).Append(address.AbsolutePath);
        foreach (var (name, value) in Query(address).OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append(':').Append(value);
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(parameter => (parameter[0].ToLowerInvariant(), Uri.UnescapeDataString(parameter.ElementAtOrDefault(1) ?? "")));
}
