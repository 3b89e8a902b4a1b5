using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KompetenzBot.Platform.Tests;

/// <summary>A network edge that records requests and plays back answers in order; a request without one fails the test.</summary>
internal sealed class FakeTransport(params IEnumerable<Func<Response>> answers) : HttpPipelineTransport
{
    private readonly Queue<Func<Response>> remaining = new(answers);

    public List<SentRequest> Sent { get; } = [];

    public static Func<Response> Answer(int status, string body = "", params (string Name, string Value)[] headers) => () => new FakeResponse(status, body, headers);

    public static Func<Response> LostConnection() => () => throw new RequestFailedException(0, "connection reset", new IOException("connection reset"));

    public override Request CreateRequest() => new FakeRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        Sent.Add(new SentRequest(
            message.Request.Method.Method,
            message.Request.Uri.ToUri(),
            message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray())));
        message.Response = remaining.TryDequeue(out var answer) ? answer() : throw new InvalidOperationException($"Unexpected: {message.Request.Method} {message.Request.Uri}");
    }

    public sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string Body);

    private sealed class FakeRequest : Request
    {
        private readonly FakeHeaders headers = new();

        public override string ClientRequestId { get; set; } = "00000000-0000-0000-0000-000000000001";

        protected override void AddHeader(string name, string value) => headers.Add(name, value);

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGet(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) => headers.TryGetValues(name, out values);

        protected override bool ContainsHeader(string name) => headers.TryGet(name, out _);

        protected override bool RemoveHeader(string name) => headers.Remove(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.All;

        public override void Dispose()
        {
        }
    }

    private sealed class FakeResponse : Response
    {
        private readonly FakeHeaders headers = new();

        public FakeResponse(int status, string body, (string Name, string Value)[] headers)
        {
            Status = status;
            ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body));
            foreach (var (name, value) in headers)
            {
                this.headers.Add(name, value);
            }
        }

        public override int Status { get; }

        public override string ReasonPhrase => "Reason";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGet(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) => headers.TryGetValues(name, out values);

        protected override bool ContainsHeader(string name) => headers.TryGet(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.All;

        public override void Dispose()
        {
        }
    }

    private sealed class FakeHeaders
    {
        private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

        public IEnumerable<HttpHeader> All => values.Select(header => new HttpHeader(header.Key, header.Value));

        public void Add(string name, string value) => values[name] = value;

        public bool Remove(string name) => values.Remove(name);

        public bool TryGet(string name, [NotNullWhen(true)] out string? value) => values.TryGetValue(name, out value);

        public bool TryGetValues(string name, [NotNullWhen(true)] out IEnumerable<string>? found)
        {
            found = values.TryGetValue(name, out var value) ? [value] : null;
            return found is not null;
        }
    }
}
