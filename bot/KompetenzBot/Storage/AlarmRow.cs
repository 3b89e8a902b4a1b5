using KompetenzBot.Alarms;

namespace KompetenzBot.Storage;

/// <summary>The stored form of what an alarm says. Fields are only ever added.</summary>
internal sealed record AlarmRow
{
    public string Place { get; init; } = string.Empty;

    public string Text { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public string BodyName { get; init; } = string.Empty;

    public string? BodyPhone { get; init; }

    public string Coordinator { get; init; } = string.Empty;

    public bool IsDrill { get; init; }

    public bool IsEnquiry { get; init; }

    public bool IgnoresRest { get; init; }

    public bool InWaves { get; init; }

    public bool SmsAtOnce { get; init; }

    public Approval? Approval { get; init; }

    public string EndReason { get; init; } = string.Empty;

    public string EndBody { get; init; } = string.Empty;

    public static AlarmRow From(Alarm alarm) => new()
    {
        Place = alarm.Place,
        Text = alarm.Text,
        Reason = alarm.Reason,
        BodyName = alarm.Body.Name,
        BodyPhone = alarm.Body.Phone,
        Coordinator = alarm.Coordinator.ToString(),
        IsDrill = alarm.IsDrill,
        IsEnquiry = alarm.IsEnquiry,
        IgnoresRest = alarm.IgnoresRest,
        InWaves = alarm.InWaves,
        SmsAtOnce = alarm.SmsAtOnce,
        Approval = alarm.Approval,
    };
}

/// <summary>The stored form of a need. Fields are only ever added.</summary>
internal sealed record NeedRow
{
    public int Count { get; init; }

    public QueryRow Query { get; init; } = new();

    public string Place { get; init; } = string.Empty;

    public DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; init; }

    public static NeedRow Of(Need need) => new() { Count = need.Count, Query = QueryRow.Of(need.Query), Place = need.Place, From = need.From, To = need.To };

    public Need ToNeed(int number) => new(number, Count, Query.ToQuery(), Place, From, To);
}

/// <summary>The stored form of what accepting discloses.</summary>
internal sealed record AcceptanceRow(string Name, string? Department, string Remark, string Arrival);

/// <summary>The stored form of one look at personal data.</summary>
internal sealed record AccessRow(string Body, string Occasion, string Purpose);
