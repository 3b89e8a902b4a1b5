using KompetenzBot.Platform.Queues;

namespace KompetenzBot.Platform.Tests.Queues;

/// <summary>The real service's limits; nothing is sent when one is broken.</summary>
public sealed class QueueRulesTests
{
    private static readonly QueueServiceClient Service =
        new(StorageAccount.Parse("UseDevelopmentStorage=true"), new QueueClientOptions { Transport = new FakeTransport() });

    private static readonly QueueClient Queue = Service.GetQueueClient("alarms");

    // no InlineData: halves of surrogate pairs do not survive in attributes
    public static TheoryData<string> IllegalTexts => ["a\u0000", "\u001b[31m", "\ud83d", "\ude92\ud83d", "\uffff"];

    [Theory]
    [InlineData("ab")]
    [InlineData("Alarms")]
    [InlineData("alarms--poison")]
    [InlineData("-alarms")]
    [InlineData("alarms-")]
    [InlineData("my_queue")]
    [InlineData("name\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_queue_s_name_is_checked(string name) => Assert.Throws<ArgumentException>(() => Service.GetQueueClient(name));

    [Theory]
    [InlineData("alarms-poison")]
    [InlineData("1st")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Good_names_are_good(string name) => Assert.Equal(name, Service.GetQueueClient(name).Name);

    [Fact]
    public void A_message_has_up_to_64_KiB_of_UTF_8()
    {
        QueueRules.Text(new string('a', 65536));
        QueueRules.Text(new string('ü', 32768));

        Assert.Contains("65538 bytes", Assert.Throws<ArgumentException>(() => QueueRules.Text(new string('ü', 32769))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(IllegalTexts))]
    public async Task A_message_has_only_characters_that_XML_allows(string text) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Queue.SendMessageAsync(text, cancellationToken: TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("0:00:00", "0")]
    [InlineData("0:00:00.001", "1")]
    [InlineData("7.00:00:00", "604800")]
    public void Hiding_takes_whole_seconds_up_to_a_week(string time, string seconds) =>
        Assert.Equal(seconds, QueueRules.Visibility(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), mayBeZero: true));

    [Fact]
    public async Task Times_and_counts_out_of_range_are_refused()
    {
        await Refused(() => Queue.ReceiveMessagesAsync(0));
        await Refused(() => Queue.ReceiveMessagesAsync(33));
        await Refused(() => Queue.PeekMessagesAsync(33));
        await Refused(() => Queue.ReceiveMessagesAsync(visibilityTimeout: TimeSpan.Zero));
        await Refused(() => Queue.ReceiveMessagesAsync(visibilityTimeout: TimeSpan.FromDays(7) + TimeSpan.FromTicks(1)));
        await Refused(() => Queue.SendMessageAsync("x", TimeSpan.FromSeconds(-1)));
        await Refused(() => Queue.SendMessageAsync("x", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)));
        await Refused(() => Queue.SendMessageAsync("x", timeToLive: TimeSpan.Zero));
        await Refused(() => Queue.UpdateMessageAsync("m", "r", null, TimeSpan.FromDays(8)));

        static Task Refused(Func<Task> call) => Assert.ThrowsAsync<ArgumentOutOfRangeException>(call);
    }
}
