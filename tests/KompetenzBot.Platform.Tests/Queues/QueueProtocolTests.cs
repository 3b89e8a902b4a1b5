using KompetenzBot.Platform.Queues;
using static KompetenzBot.Platform.Tests.FakeTransport;

namespace KompetenzBot.Platform.Tests.Queues;

public sealed class QueueProtocolTests
{
    private const string Sent =
        """
        <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>m1</MessageId><InsertionTime>Sun, 01 Mar 2026 12:30:00 GMT</InsertionTime>
        <ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>AgAA+/=</PopReceipt><TimeNextVisible>Sun, 01 Mar 2026 12:31:00 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_is_over_headers_path_and_query()
    {
        var transport = new FakeTransport(Answer(201, Sent));
        var queue = Queue(transport, StorageAccount.Parse("AccountName=stadt;AccountKey=c2VjcmV0LWtleQ=="));

        var receipt = await queue.SendMessageAsync("ü", TimeSpan.FromSeconds(60), cancellationToken: Cancellation);

        var sent = Assert.Single(transport.Sent);
        Assert.Equal("https://stadt.queue.core.windows.net/alarms/messages?visibilitytimeout=60&messagettl=-1", sent.Uri.AbsoluteUri);
        Assert.Equal("<QueueMessage><MessageText>ü</MessageText></QueueMessage>", sent.Body);
        Assert.Equal(new SendReceipt("m1", "AgAA+/=", new DateTimeOffset(2026, 3, 1, 12, 31, 0, TimeSpan.Zero)), receipt);

        // openssl dgst -sha256 -hmac secret-key over "POST\n\n\n58\n\napplication/xml\n\n\n\n\n\n\nx-ms-client-request-id:{id}\nx-ms-date:…\n
        // x-ms-return-client-request-id:true\nx-ms-version:2021-12-02\n/stadt/alarms/messages\nmessagettl:-1\nvisibilitytimeout:60"
        Assert.Equal("00000000-0000-0000-0000-000000000001", sent.Headers["x-ms-client-request-id"]);
        Assert.Equal("SharedKey stadt:rS66JrIITd1kyGPXXwD9S/9Z/SjBtL2iKl2WbrwrarM=", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_account_without_a_key_sends_a_bearer_token_for_storage()
    {
        var transport = new FakeTransport(Answer(200, "<QueueMessagesList />"));
        var credential = new FakeCredential();

        Assert.Empty(await Queue(transport, StorageAccount.ForAccount("stadt", credential)).ReceiveMessagesAsync(cancellationToken: Cancellation));

        Assert.Equal("Bearer the-token", Assert.Single(transport.Sent).Headers["Authorization"]);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task A_send_is_repeated_only_when_the_service_says_that_it_did_not_start()
    {
        var busy = new FakeTransport(Answer(503), Answer(201, Sent));
        await Queue(busy).SendMessageAsync("x", cancellationToken: Cancellation);

        var lost = new FakeTransport(LostConnection());
        var failure = await Assert.ThrowsAsync<QueueRequestFailedException>(() => Queue(lost).SendMessageAsync("x", cancellationToken: Cancellation));
        Assert.Equal((0, QueueErrorCode.NoResponse), (failure.Status, failure.Code));
    }

    [Fact]
    public async Task A_receive_is_repeated()
    {
        var transport = new FakeTransport(LostConnection(), Answer(500), Answer(200, "<QueueMessagesList/>"));

        Assert.Empty(await Queue(transport).ReceiveMessagesAsync(cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("""<?xml version="1.0"?><Error><Code>QueueDisabled</Code><Message>secret text</Message></Error>""", QueueErrorCode.QueueDisabled, "QueueDisabled")]
    [InlineData("<html>", QueueErrorCode.Other, "Reason")]
    [InlineData("", QueueErrorCode.Other, "Reason")]
    public async Task An_error_is_typed_and_its_text_stays_out_of_the_message(string body, QueueErrorCode code, string named)
    {
        var failure = await Assert.ThrowsAsync<QueueRequestFailedException>(
            () => Queue(new FakeTransport(Answer(409, body))).SendMessageAsync("x", cancellationToken: Cancellation));

        Assert.Equal(code, failure.Code);
        Assert.Equal($"The queue service answered 409 {named} to: send (alarms). Request id: none.", failure.Message);
    }

    private static QueueClient Queue(FakeTransport transport, StorageAccount? account = null)
    {
        var options = new QueueClientOptions { Transport = transport, TimeProvider = FixedClock.Sunday };
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.Zero;
        return new QueueServiceClient(account ?? StorageAccount.Parse("UseDevelopmentStorage=true"), options).GetQueueClient("alarms");
    }
}
