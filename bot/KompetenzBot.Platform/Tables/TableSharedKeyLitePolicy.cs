using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Platform.Tables;

/// <summary>Signs each try (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key): the date and the path as sent, after the account's name.</summary>
internal sealed class TableSharedKeyLitePolicy(string account, byte[] key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{date}\n/{account}{request.Uri.ToUri().AbsolutePath}"));
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{Convert.ToBase64String(signature)}");
    }
}
