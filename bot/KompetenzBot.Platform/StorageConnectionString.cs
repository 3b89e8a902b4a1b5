namespace KompetenzBot.Platform;

internal static class StorageConnectionString
{
    // the emulator's account, the same on every machine: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Emulator =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1";

    public static StorageAccount Read(string connectionString)
    {
        var settings = Split(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development))
        {
            return development.Equals("true", StringComparison.OrdinalIgnoreCase) && settings.Count == 1
                ? Read(Emulator)
                : throw new FormatException("UseDevelopmentStorage in a storage connection string is 'true' and stands alone.");
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new FormatException("A storage connection string with a SharedAccessSignature is not supported; use AccountKey, or an account name with a managed identity.");
        }

        var name = Required(settings, "AccountName");
        return new StorageAccount(name, Endpoint(settings, name, "Table"), Endpoint(settings, name, "Queue"), Key(settings));
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            position++;
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException($"Part {position} of the storage connection string is not of the form Name=Value.");
            }

            var name = part[..equals].Trim();
            if (!settings.TryAdd(name, part[(equals + 1)..].Trim()))
            {
                throw new FormatException($"Part {position} of the storage connection string names a setting for the second time.");
            }
        }

        return settings.Count > 0 ? settings : throw new FormatException("The storage connection string is empty.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new FormatException($"The storage connection string lacks {name}.");

    private static byte[] Key(Dictionary<string, string> settings)
    {
        var text = Required(settings, "AccountKey");
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length > 0
            ? key[..length]
            : throw new FormatException("AccountKey in the storage connection string is not Base64.");
    }

    private static Uri Endpoint(Dictionary<string, string> settings, string account, string service)
    {
        if (settings.TryGetValue($"{service}Endpoint", out var text))
        {
            return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var endpoint) && IsHttp(endpoint) && endpoint.Query.Length == 0 && endpoint.UserInfo.Length == 0
                ? endpoint
                : throw new FormatException($"{service}Endpoint in the storage connection string is not an http or https address without a query.");
        }

        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        if (scheme is not ("http" or "https"))
        {
            throw new FormatException("DefaultEndpointsProtocol in the storage connection string is neither http nor https.");
        }

        try
        {
            return StorageAccount.ServiceEndpoint(scheme, account, service.ToLowerInvariant(), settings.GetValueOrDefault("EndpointSuffix"));
        }
        catch (UriFormatException exception)
        {
            throw new FormatException("AccountName or EndpointSuffix in the storage connection string is not a part of a host name.", exception);
        }
    }

    private static bool IsHttp(Uri endpoint) => endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps;
}
