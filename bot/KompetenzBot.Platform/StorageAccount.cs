using System.Text.RegularExpressions;
using Azure.Core;

namespace KompetenzBot.Platform;

/// <summary>Where a storage account's services are and how requests to them are signed. Immutable; holds a secret that nothing prints.</summary>
public sealed partial class StorageAccount
{
    private const string PublicCloud = "core.windows.net";

    internal StorageAccount(string name, Uri tableEndpoint, Uri queueEndpoint, byte[] key)
        : this(name, tableEndpoint, queueEndpoint) => Key = key;

    private StorageAccount(string name, Uri tableEndpoint, Uri queueEndpoint)
    {
        Name = name;
        TableEndpoint = tableEndpoint;
        QueueEndpoint = queueEndpoint;
    }

    /// <summary>The account's name, which is a part of every signature.</summary>
    public string Name { get; }

    /// <summary>The base address of the table service, without a slash at the end of its path except for the root.</summary>
    public Uri TableEndpoint { get; }

    /// <summary>The base address of the queue service, likewise.</summary>
    public Uri QueueEndpoint { get; }

    internal byte[]? Key { get; }

    internal TokenCredential? Credential { get; private init; }

    /// <summary>
    /// Reads a connection string: <c>AccountName</c> and <c>AccountKey</c> with <c>DefaultEndpointsProtocol</c> and <c>EndpointSuffix</c> or
    /// explicit <c>TableEndpoint</c> and <c>QueueEndpoint</c>, or <c>UseDevelopmentStorage=true</c> for the emulator's default ports.
    /// </summary>
    /// <exception cref="FormatException">Says which part is missing or wrong, never its value.</exception>
    public static StorageAccount Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return StorageConnectionString.Read(connectionString);
    }

    /// <summary>An account of the public cloud, reached with Entra tokens for <c>https://storage.azure.com/.default</c>.</summary>
    /// <exception cref="ArgumentException">The name is not 3 to 24 lower case letters and digits.</exception>
    public static StorageAccount ForAccount(string accountName, TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (!NamePattern().IsMatch(accountName))
        {
            throw new ArgumentException("A storage account's name has 3 to 24 lower case letters and digits.", nameof(accountName));
        }

        return new StorageAccount(accountName, ServiceEndpoint("https", accountName, "table", PublicCloud), ServiceEndpoint("https", accountName, "queue", PublicCloud))
        {
            Credential = credential,
        };
    }

    internal static Uri ServiceEndpoint(string scheme, string account, string service, string? suffix) =>
        new($"{scheme}://{account}.{service}.{suffix ?? PublicCloud}");

    [GeneratedRegex(@"^[a-z0-9]{3,24}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
