using Azure;
using Azure.Identity;
using KompetenzBot.Platform.Tables;
using static KompetenzBot.Platform.Tests.FakeTransport;

namespace KompetenzBot.Platform.Tests.Tables;

public sealed class TableProtocolTests
{
    private const string Empty = """{"odata.metadata":"m","value":[]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_is_over_date_account_and_path_as_sent()
    {
        var transport = new FakeTransport(Answer(404, Error("ResourceNotFound")));
        var table = Table(transport, StorageAccount.Parse("AccountName=stadt;AccountKey=c2VjcmV0LWtleQ=="));

        await table.GetEntityIfExistsAsync("it's", "ä b", cancellationToken: Cancellation);

        var sent = Assert.Single(transport.Sent);
        Assert.Equal("https://stadt.table.core.windows.net/Profiles(PartitionKey='it%27%27s',RowKey='%C3%A4%20b')", sent.Uri.AbsoluteUri);
        Assert.Equal("Sun, 01 Mar 2026 12:30:00 GMT", sent.Headers["x-ms-date"]);
        Assert.Equal("2020-12-06", sent.Headers["x-ms-version"]);

        // openssl dgst -sha256 -hmac secret-key over "Sun, 01 Mar 2026 12:30:00 GMT\n/stadt/Profiles(PartitionKey='it%27%27s',RowKey='%C3%A4%20b')"
        Assert.Equal("SharedKeyLite stadt:FEoLXShA1KJK/UI/ZC2Z9YAYs0DF7VWNA9rCwOVSnlc=", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_account_without_a_key_sends_a_bearer_token_for_storage()
    {
        var transport = new FakeTransport(Answer(404, Error("ResourceNotFound")));
        var credential = new FakeCredential();

        await Table(transport, StorageAccount.ForAccount("stadt", credential)).GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation);

        Assert.Equal("Bearer the-token", Assert.Single(transport.Sent).Headers["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        var account = StorageAccount.ForAccount("stadt", new FakeCredential(new AuthenticationFailedException("the token endpoint is down")));
        var transport = new FakeTransport();

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(transport, account).AddEntityAsync(new TableEntity("p", "r"), Cancellation));

        Assert.Equal(TableErrorCode.NoResponse, failure.Code);
        Assert.Empty(transport.Sent);
    }

    [Fact]
    public async Task Empty_and_short_pages_are_followed_to_the_end()
    {
        var transport = new FakeTransport(
            Answer(200, Empty, ("x-ms-continuation-NextPartitionKey", "1!8!YSZi"), ("x-ms-continuation-NextRowKey", "1!4!cg--")),
            Answer(200, """{"value":[{"PartitionKey":"a","RowKey":"1"}]}""", ("x-ms-continuation-NextPartitionKey", "a&b=c")),
            Answer(200, """{"value":[{"PartitionKey":"b","RowKey":"2"}],"later":{"x":[1]}}"""));

        var rows = await Table(transport).QueryAsync(TableFilter.Create($"Due le {5L}"), 100, ["Due"], Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["1", "2"], rows.Select(row => row.RowKey));
        Assert.Equal(
            [
                "?$filter=Due%20le%205L&$top=100&$select=Due,PartitionKey,RowKey",
                "?$filter=Due%20le%205L&$top=100&$select=Due,PartitionKey,RowKey&NextPartitionKey=1%218%21YSZi&NextRowKey=1%214%21cg--",
                "?$filter=Due%20le%205L&$top=100&$select=Due,PartitionKey,RowKey&NextPartitionKey=a%26b%3Dc",
            ],
            transport.Sent.Select(sent => sent.Uri.Query));
    }

    [Fact]
    public async Task A_page_is_asked_for_only_when_it_is_needed()
    {
        var transport = new FakeTransport(Answer(200, """{"value":[{"PartitionKey":"a","RowKey":"1"}]}""", ("x-ms-continuation-NextPartitionKey", "b")));

        await foreach (var _ in Table(transport).QueryAsync(cancellationToken: Cancellation))
        {
            break;
        }

        Assert.Single(transport.Sent);
    }

    [Fact]
    public async Task A_read_is_repeated_after_lost_connections_and_server_errors()
    {
        var transport = new FakeTransport(LostConnection(), Answer(500), Answer(503), Answer(200, """{"PartitionKey":"p","RowKey":"r"}"""));

        Assert.NotNull(await Table(transport).GetEntityIfExistsAsync("p", "r", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task An_insert_is_repeated_only_when_the_service_says_that_it_did_not_start()
    {
        var busy = new FakeTransport(Answer(503, Error("ServerBusy")), Answer(429), Answer(204, "", ("ETag", "W/\"1\"")));
        Assert.Equal(new ETag("W/\"1\""), await Table(busy).AddEntityAsync(new TableEntity("p", "r"), Cancellation));

        var lost = new FakeTransport(LostConnection());
        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(lost).AddEntityAsync(new TableEntity("p", "r"), Cancellation));
        Assert.Equal((0, TableErrorCode.NoResponse), (failure.Status, failure.Code));

        var gaveUp = new FakeTransport(Answer(500, Error("OperationTimedOut")));
        failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(gaveUp).AddEntityAsync(new TableEntity("p", "r"), Cancellation));
        Assert.Equal((500, TableErrorCode.OperationTimedOut), (failure.Status, failure.Code));
    }

    [Fact]
    public async Task No_answer_after_all_repetitions_is_one_kind_of_failure()
    {
        var transport = new FakeTransport(LostConnection(), LostConnection(), LostConnection(), LostConnection());

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(transport).UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: Cancellation));

        Assert.Equal(TableErrorCode.NoResponse, failure.Code);
        Assert.Equal(4, transport.Sent.Count);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_nothing_else()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var transport = new FakeTransport(LostConnection());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Table(transport).AddEntityAsync(new TableEntity("p", "r"), cancelled.Token));
    }

    [Theory]
    [InlineData("EntityAlreadyExists", TableErrorCode.EntityAlreadyExists)]
    [InlineData("SomethingNew", TableErrorCode.Other)]
    [InlineData("2", TableErrorCode.Other)]
    public async Task An_error_is_typed_and_its_text_stays_out_of_the_message(string code, TableErrorCode expected)
    {
        var transport = new FakeTransport(Answer(409, Error(code, "0:anna@stadt.example exists"), ("x-ms-request-id", "req-1")));

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(transport).AddEntityAsync(new TableEntity("anna", "r"), Cancellation));

        Assert.Equal((expected, code), (failure.Code, failure.ErrorCode));
        Assert.Equal($"The table service answered 409 {code} to: add an entity (Profiles). Request id: req-1.", failure.Message);
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"odata.error\":7}")]
    [InlineData("")]
    public async Task An_answer_of_something_in_between_is_a_failure_too(string body)
    {
        var transport = new FakeTransport(Answer(403, body));

        var failure = await Assert.ThrowsAsync<TableRequestFailedException>(() => Table(transport).AddEntityAsync(new TableEntity("p", "r"), Cancellation));

        Assert.Equal((403, TableErrorCode.Other), (failure.Status, failure.Code));
    }

    private static TableClient Table(FakeTransport transport, StorageAccount? account = null)
    {
        var options = new TableClientOptions { Transport = transport, TimeProvider = FixedClock.Sunday };
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.Zero;
        return new TableServiceClient(account ?? StorageAccount.Parse("UseDevelopmentStorage=true"), options).GetTableClient("Profiles");
    }

    private static string Error(string code, string message = "text") =>
        $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{message}}}}"}}}""";
}
