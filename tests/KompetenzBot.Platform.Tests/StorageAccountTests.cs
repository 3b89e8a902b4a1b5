namespace KompetenzBot.Platform.Tests;

public sealed class StorageAccountTests
{
    private const string Key = "c2VjcmV0LWtleQ==";

    [Theory]
    [InlineData("AccountName=stadt;AccountKey=" + Key, "https://stadt.table.core.windows.net/", "https://stadt.queue.core.windows.net/")]
    [InlineData(" accountname = stadt ; ACCOUNTKEY=" + Key + ";;", "https://stadt.table.core.windows.net/", "https://stadt.queue.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=stadt;AccountKey=" + Key + ";EndpointSuffix=storage.example", "http://stadt.table.storage.example/", "http://stadt.queue.storage.example/")]
    [InlineData("AccountName=stadt;AccountKey=" + Key + ";TableEndpoint=https://tables.example/stadt/", "https://tables.example/stadt", "https://stadt.queue.core.windows.net/")]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1")]
    [InlineData("usedevelopmentstorage=True;", "http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1")]
    public void A_connection_string_names_the_endpoints(string connectionString, string tables, string queues)
    {
        var account = StorageAccount.Parse(connectionString);

        Assert.Equal((new Uri(tables), new Uri(queues)), (account.TableEndpoint, account.QueueEndpoint));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("nonsense", "Part 1")]
    [InlineData("AccountName=stadt;secret-part", "Part 2")]
    [InlineData("AccountName=stadt;AccountName=land;AccountKey=" + Key, "Part 2")]
    [InlineData("AccountKey=" + Key, "lacks AccountName")]
    [InlineData("AccountName=stadt", "lacks AccountKey")]
    [InlineData("AccountName=stadt;AccountKey=not base 64, a secret", "not Base64")]
    [InlineData("AccountName=stadt;AccountKey=", "lacks AccountKey")]
    [InlineData("AccountName=sta dt;AccountKey=" + Key, "AccountName")]
    [InlineData("AccountName=stadt;SharedAccessSignature=secret", "SharedAccessSignature")]
    [InlineData("AccountName=stadt;AccountKey=" + Key + ";DefaultEndpointsProtocol=ftp", "DefaultEndpointsProtocol")]
    [InlineData("AccountName=stadt;AccountKey=" + Key + ";QueueEndpoint=here", "QueueEndpoint")]
    [InlineData("AccountName=stadt;AccountKey=" + Key + ";TableEndpoint=https://tables.example?sig=secret", "TableEndpoint")]
    [InlineData("UseDevelopmentStorage=false", "UseDevelopmentStorage")]
    public void A_wrong_connection_string_is_explained_without_its_secrets(string connectionString, string part)
    {
        var exception = Assert.Throws<FormatException>(() => StorageAccount.Parse(connectionString));

        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString().Split("   at ")[0], StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Stadt")]
    [InlineData("stadt.example")]
    [InlineData("stadt\n")]
    public void An_account_name_cannot_lead_elsewhere(string name) =>
        Assert.Throws<ArgumentException>(() => StorageAccount.ForAccount(name, new FakeCredential()));

    [Fact]
    public void An_account_name_means_the_public_cloud()
    {
        var account = StorageAccount.ForAccount("stadt", new FakeCredential());

        Assert.Equal(("https://stadt.table.core.windows.net/", "https://stadt.queue.core.windows.net/"), (account.TableEndpoint.AbsoluteUri, account.QueueEndpoint.AbsoluteUri));
    }
}
