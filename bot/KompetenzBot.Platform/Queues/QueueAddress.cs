using System.Globalization;

namespace KompetenzBot.Platform.Queues;

/// <summary>The addresses of one queue.</summary>
internal sealed class QueueAddress(Uri endpoint, string queue)
{
    private readonly string root = $"{endpoint.AbsoluteUri.TrimEnd('/')}/{queue}";

    public Uri Queue => new(root);

    public Uri Metadata => new($"{root}?comp=metadata");

    public Uri Messages => new($"{root}/messages");

    public Uri Send(string visibility, string timeToLive) => new($"{root}/messages?visibilitytimeout={visibility}&messagettl={timeToLive}");

    public Uri Receive(int count, string visibility) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{root}/messages?numofmessages={count}&visibilitytimeout={visibility}"));

    public Uri Peek(int count) => new(string.Create(CultureInfo.InvariantCulture, $"{root}/messages?peekonly=true&numofmessages={count}"));

    public Uri Update(string messageId, string popReceipt, string visibility) => new($"{Message(messageId, popReceipt)}&visibilitytimeout={visibility}");

    public Uri Delete(string messageId, string popReceipt) => new(Message(messageId, popReceipt));

    private string Message(string messageId, string popReceipt) =>
        $"{root}/messages/{Uri.EscapeDataString(messageId)}?popreceipt={Uri.EscapeDataString(popReceipt)}";
}
