using KompetenzBot.Alarms;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The stored form of an alarm: what it says, protected, and the columns that the storage looks at. Both are only ever added to.</summary>
internal sealed record AlarmRow
{
    public const string Year = "Year";
    public const string Sequence = "Sequence";
    public const string CreatedAt = "CreatedAt";
    public const string EndsAt = "EndsAt";
    public const string Prepared = "Prepared";
    public const string Recorded = "Recorded";
    public const string RemindedAt = "RemindedAt";
    public const string EndedAt = "EndedAt";
    public const string EndRecorded = "EndRecorded";
    public const string EndStage = "EndStage";

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

    /// <summary>The alarm. One of an earlier release that called nobody yet has no row for its only wave.</summary>
    /// <param name="entity">The row's columns.</param>
    /// <param name="needs">Its needs, in their order.</param>
    /// <param name="waves">Its waves; null where they were not read.</param>
    public Alarm ToAlarm(TableEntity entity, IReadOnlyList<Need> needs, IReadOnlyList<Wave>? waves)
    {
        var (created, isPrepared) = (entity.GetDateTimeOffset(CreatedAt)!.Value, entity.GetBoolean(Prepared) ?? false);
        return new Alarm(
            new WorkId(entity.PartitionKey),
            new AlarmNumber(entity.GetInt32(Year)!.Value, entity.GetInt32(Sequence)!.Value),
            needs,
            Place,
            Text,
            Reason,
            new Body(BodyName, BodyPhone),
            UserId.Parse(Coordinator),
            created,
            entity.GetDateTimeOffset(EndsAt)!.Value,
            isPrepared)
        {
            IsDrill = IsDrill,
            IsEnquiry = IsEnquiry,
            IgnoresRest = IgnoresRest,
            InWaves = InWaves,
            SmsAtOnce = SmsAtOnce,
            RemindedAt = entity.GetDateTimeOffset(RemindedAt),
            Approval = Approval,
            End = entity.GetDateTimeOffset(EndedAt) is { } at ? new AlarmEnd(at, EndReason) { Body = EndBody, IsRecorded = entity.GetBoolean(EndRecorded) ?? true } : null,
            IsRecorded = entity.GetBoolean(Recorded) ?? true,
            Stage = Enum.TryParse<EndStage>(entity.GetString(EndStage), out var stage) ? stage : Alarms.EndStage.None,
            Waves = waves is null ? [] : waves.Count == 0 && !isPrepared ? [new Wave(1, created, WaveCause.Start) { Everyone = true }] : [.. waves.OrderBy(wave => wave.Number)],
        };
    }
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
