using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.Sandbox;

public sealed class AzuriteTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("TableEndpoint")]
    [InlineData("QueueEndpoint")]
    public async Task Answers_at_the_addresses_of_its_connection_string(string key)
    {
        var endpoint = azurite.ConnectionString.Split(';').Single(part => part.StartsWith(key, StringComparison.Ordinal))[(key.Length + 1)..];
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri(endpoint), TestContext.Current.CancellationToken);

        Assert.StartsWith("Azurite", response.Headers.Server.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_reported_with_its_output()
    {
        var port = new Uri(azurite.ConnectionString.Split(';').Single(part => part.StartsWith("TableEndpoint", StringComparison.Ordinal))["TableEndpoint=".Length..]).Port;

        var exception = await Assert.ThrowsAsync<ChildProcessException>(
            () => Azurite.StartAsync(new AzuriteOptions { TablePort = port }, TestContext.Current.CancellationToken));

        Assert.Contains("EADDRINUSE", exception.Message, StringComparison.Ordinal);
    }
}
