using KompetenzBot.Platform.Queues;

namespace KompetenzBot.Platform.Tests.Queues;

public sealed class QueueClientTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain")]
    [InlineData("""{"work":"A-2026-0042","text":"<b>&amp; 'Grüße' 🚒"}""")]
    [InlineData("two\r\nlines\rand\ttabs\n")]
    [InlineData(" ")]
    [InlineData("")]
    public async Task A_text_comes_back_as_it_was_sent(string text)
    {
        var queue = await azurite.NewQueueAsync();

        await queue.SendMessageAsync(text, cancellationToken: Cancellation);

        Assert.Equal(text, Assert.Single(await queue.PeekMessagesAsync(cancellationToken: Cancellation)).MessageText);
        Assert.Equal(text, Assert.Single(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation)).MessageText);
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_it_is_released_or_deleted()
    {
        var queue = await azurite.NewQueueAsync();
        var sent = await queue.SendMessageAsync("work", cancellationToken: Cancellation);

        var first = Assert.Single(await queue.ReceiveMessagesAsync(visibilityTimeout: TimeSpan.FromMinutes(5), cancellationToken: Cancellation));
        Assert.Empty(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation));
        await queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, null, TimeSpan.Zero, Cancellation);
        var second = Assert.Single(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation));

        Assert.Equal((sent.MessageId, 1, 2), (first.MessageId, first.DequeueCount, second.DequeueCount));
        Assert.Equal("work", second.MessageText);
        Assert.Equal(TimeSpan.Zero, first.InsertedOn.Offset);
        Assert.True(first.NextVisibleOn > first.InsertedOn + TimeSpan.FromMinutes(4));
        Assert.True(await queue.DeleteMessageAsync(second.MessageId, second.PopReceipt, Cancellation));
        Assert.False(await queue.DeleteMessageAsync(second.MessageId, second.PopReceipt, Cancellation));
        Assert.Equal(0, await queue.GetApproximateMessageCountAsync(Cancellation));
    }

    [Fact]
    public async Task An_update_changes_the_text_and_outdates_the_receipt()
    {
        var queue = await azurite.NewQueueAsync();
        await queue.SendMessageAsync("old", cancellationToken: Cancellation);
        var message = Assert.Single(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation));

        var updated = await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, "neu & gut", TimeSpan.FromSeconds(60), Cancellation);

        Assert.NotEqual(message.PopReceipt, updated.PopReceipt);
        Assert.False(await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation));
        var failure = await Assert.ThrowsAsync<QueueRequestFailedException>(
            () => queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, null, TimeSpan.Zero, Cancellation));
        Assert.Equal(QueueErrorCode.PopReceiptMismatch, failure.Code);
        await queue.UpdateMessageAsync(message.MessageId, updated.PopReceipt, null, TimeSpan.Zero, Cancellation);
        Assert.Equal("neu & gut", Assert.Single(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation)).MessageText);
    }

    [Fact]
    public async Task A_sent_message_can_be_withdrawn_by_its_receipt()
    {
        var queue = await azurite.NewQueueAsync();

        var sent = await queue.SendMessageAsync("later", visibilityTimeout: TimeSpan.FromDays(1), timeToLive: TimeSpan.FromDays(2), cancellationToken: Cancellation);

        Assert.Empty(await queue.ReceiveMessagesAsync(cancellationToken: Cancellation));
        Assert.Equal(1, await queue.GetApproximateMessageCountAsync(Cancellation));
        Assert.True(await queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt, Cancellation));
    }

    [Fact]
    public async Task Takes_as_many_as_asked_for_and_clears_the_rest()
    {
        var queue = await azurite.NewQueueAsync();
        foreach (var text in (string[])["a", "b", "c"])
        {
            await queue.SendMessageAsync(text, cancellationToken: Cancellation);
        }

        Assert.Equal(2, (await queue.ReceiveMessagesAsync(2, cancellationToken: Cancellation)).Count);
        await queue.ClearMessagesAsync(Cancellation);

        Assert.Equal(0, await queue.GetApproximateMessageCountAsync(Cancellation));
    }

    [Fact]
    public async Task A_queue_can_be_made_and_deleted_twice()
    {
        var queue = await azurite.NewQueueAsync();

        await queue.CreateIfNotExistsAsync(Cancellation);
        Assert.True(await queue.ExistsAsync(Cancellation));
        await queue.DeleteIfExistsAsync(Cancellation);
        await queue.DeleteIfExistsAsync(Cancellation);

        Assert.False(await queue.ExistsAsync(Cancellation));
        var failure = await Assert.ThrowsAsync<QueueRequestFailedException>(() => queue.SendMessageAsync("lost", cancellationToken: Cancellation));
        Assert.Equal((404, QueueErrorCode.QueueNotFound), (failure.Status, failure.Code));
    }
}
