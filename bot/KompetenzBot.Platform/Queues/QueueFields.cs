using System.Globalization;

namespace KompetenzBot.Platform.Queues;

/// <summary>The elements of one message in an answer.</summary>
internal sealed class QueueFields
{
    private readonly Dictionary<string, string> fields = new(8, StringComparer.Ordinal);

    public void Add(string name, string value) => fields[name] = value;

    public SendReceipt ToSendReceipt() => new(fields["MessageId"], fields["PopReceipt"], Time("TimeNextVisible"));

    public QueueMessage ToMessage() => new(fields["MessageId"], fields["PopReceipt"], Text, DequeueCount, Time("InsertionTime"), Time("TimeNextVisible"));

    public PeekedMessage ToPeeked() => new(fields["MessageId"], Text, DequeueCount, Time("InsertionTime"));

    private string Text => fields.GetValueOrDefault("MessageText", "");

    private long DequeueCount => long.Parse(fields["DequeueCount"], CultureInfo.InvariantCulture);

    private DateTimeOffset Time(string name) => QueueXml.Time(fields[name]);
}
