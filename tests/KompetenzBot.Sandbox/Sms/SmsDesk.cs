using System.Globalization;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.Sms;

namespace KompetenzBot.Sandbox;

/// <summary>Takes requests for text messages as the provider does: checks their shape, keeps the limit, sends each repeatability id once.</summary>
internal sealed class SmsDesk(SimulatedSmsOptions options, Func<SmsFault?> disturb, Action<SentSms, bool> taken)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly List<SentSms> _sent = [];
    private readonly List<SentSms> _refused = [];
    private readonly Dictionary<string, SmsState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhoneLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Message, SentSms Sms)> _repeatable = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(DateTimeOffset At, int Segments)> _recent = new();
    private int _requests;
    private int _throttled;

    public IReadOnlyList<SentSms> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    /// <summary>What went out and what was refused, the newest first.</summary>
    public IReadOnlyList<(SentSms Sms, SmsState State)> Newest
    {
        get
        {
            lock (_gate)
                return [.. _sent.Concat(_refused).OrderByDescending(sms => sms.At).Select(sms => (sms, _states.GetValueOrDefault(sms.MessageId)))];
        }
    }

    public int Requests => Volatile.Read(ref _requests);

    public int Throttled => Volatile.Read(ref _throttled);

    public void Put(string number, PhoneLine line)
    {
        lock (_gate)
            _lines[number] = line;
    }

    public PhoneLine LineOf(string number)
    {
        lock (_gate)
            return _lines.GetValueOrDefault(number);
    }

    public void Know(SentSms sms, SmsState state)
    {
        lock (_gate)
            _states[sms.MessageId] = state;
    }

    public SmsReply Answer(JsonNode? body)
    {
        Interlocked.Increment(ref _requests);
        var fault = disturb();
        if (fault == SmsFault.Unavailable)
            return new SmsReply(503);
        if (fault == SmsFault.Throttled)
            return new SmsReply(429, RetryAfter: 1);
        if (SmsRules.Problem(body) is { } problem)
            return new SmsReply(400, new JsonObject { ["error"] = new JsonObject { ["code"] = "BadRequest", ["message"] = problem } });
        SmsReply reply;
        SentSms[] fresh;
        lock (_gate)
        {
            var before = _sent.Count;
            reply = Send(body!.AsObject(), refuse: fault == SmsFault.NumbersRefused);
            fresh = [.. _sent.Skip(before)];
        }

        foreach (var sms in fresh)
            taken(sms, body["smsSendOptions"]?["enableDeliveryReport"]?.GetValue<bool>() == true);
        return fault == SmsFault.UnavailableAfterSending ? new SmsReply(503) : reply;
    }

    private SmsReply Send(JsonObject body, bool refuse)
    {
        var now = options.Time.GetUtcNow();
        var message = (string)body["message"]!;
        var segments = SmsSegments.Count(message);
        var recipients = body["smsRecipients"]!.AsArray().Select(recipient => recipient!.AsObject()).ToArray();
        var fresh = recipients.Count(recipient => !_repeatable.ContainsKey(IdOf(recipient)));
        while (_recent.TryPeek(out var oldest) && now - oldest.At >= Window)
            _recent.Dequeue();
        if (!refuse && fresh > 0 && _recent.Sum(one => one.Segments) + (fresh * segments) > options.PerMinute)
        {
            _throttled++;
            return new SmsReply(429, RetryAfter: Math.Max(1, (int)(Window - (now - _recent.Peek().At)).TotalSeconds));
        }

        var results = recipients.Select(recipient => refuse || _lines.GetValueOrDefault((string)recipient["to"]!) == PhoneLine.Unknown
            ? Refuse(Draft(body, recipient, message, segments, now))
            : Send(body, recipient, message, segments, now));
        return new SmsReply(202, new JsonObject { ["value"] = new JsonArray([.. results]) });
    }

    private JsonObject Send(JsonObject body, JsonObject recipient, string message, int segments, DateTimeOffset now)
    {
        var (to, id) = ((string)recipient["to"]!, IdOf(recipient));
        if (_repeatable.TryGetValue(id, out var before))
        {
            return before.Message == message && before.Sms.To == to
                ? Taken(before.Sms)
                : new JsonObject { ["to"] = to, ["httpStatusCode"] = 400, ["successful"] = false, ["repeatabilityResult"] = "rejected", ["errorMessage"] = "The repeatability id stands for something else." };
        }

        var sms = Draft(body, recipient, message, segments, now);
        _sent.Add(sms);
        _recent.Enqueue((now, segments));
        _repeatable[id.Length > 0 ? id : sms.MessageId] = (message, sms);
        return Taken(sms);
    }

    private static string IdOf(JsonObject recipient) => (string?)recipient["repeatabilityRequestId"] ?? string.Empty;

    private static JsonObject Taken(SentSms sms) => new()
    {
        ["to"] = sms.To, ["messageId"] = sms.MessageId, ["httpStatusCode"] = 202, ["successful"] = true, ["repeatabilityResult"] = "accepted",
    };

    private static SentSms Draft(JsonObject body, JsonObject recipient, string message, int segments, DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("N"), (string)recipient["to"]!, (string)body["from"]!, message, now, segments, (string?)body["smsSendOptions"]?["tag"]);

    private JsonObject Refuse(SentSms sms)
    {
        _refused.Add(sms);
        _states[sms.MessageId] = SmsState.Refused;
        return new JsonObject { ["to"] = sms.To, ["httpStatusCode"] = 400, ["successful"] = false, ["errorMessage"] = "Invalid number." };
    }
}

/// <summary>What the provider answers.</summary>
internal sealed record SmsReply(int Status, JsonObject? Body = null, int? RetryAfter = null);

/// <summary>The shape of a request, by the provider's published interface.</summary>
internal static class SmsRules
{
    public static string? Problem(JsonNode? body) => body switch
    {
        not JsonObject => "The body is not an object.",
        _ when !IsText(body["from"], out var from) || !SmsSender.IsValid(from) => "from is not a sender.",
        _ when !IsText(body["message"], out var message) || message.Length > 2048 => "message is missing or too long.",
        _ when body["smsRecipients"] is not JsonArray { Count: >= 1 and <= 100 } => "smsRecipients has 1 to 100 entries.",
        _ when body["smsRecipients"]!.AsArray().Any(recipient => !IsRecipient(recipient)) => "A recipient is wrong.",
        _ when body["smsSendOptions"] is { } sending && sending["enableDeliveryReport"]?.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => "enableDeliveryReport is required.",
        _ => null,
    };

    private static bool IsRecipient(JsonNode? recipient) =>
        recipient is JsonObject && IsText(recipient["to"], out var to) && to.StartsWith('+') && SmsSender.IsValid(to)
        && (recipient["repeatabilityRequestId"] is null
            || (IsText(recipient["repeatabilityRequestId"], out var id) && Guid.TryParseExact(id, "D", out _)
                && IsText(recipient["repeatabilityFirstSent"], out var sent) && DateTimeOffset.TryParseExact(sent, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));

    private static bool IsText(JsonNode? node, out string text)
    {
        text = node is JsonValue value && value.TryGetValue<string>(out var found) ? found : string.Empty;
        return text.Length > 0;
    }
}
