using KompetenzBot.Alarms;
using KompetenzBot.Competences;

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

    public static AlarmRow From(Alarm alarm) => new()
    {
        Place = alarm.Place,
        Text = alarm.Text,
        Reason = alarm.Reason,
        BodyName = alarm.Body.Name,
        BodyPhone = alarm.Body.Phone,
        Coordinator = alarm.Coordinator.ToString(),
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

/// <summary>The stored form of a query: a competence with its least level, or any of several.</summary>
internal sealed record QueryRow
{
    public string? Competence { get; init; }

    public string? Level { get; init; }

    public IReadOnlyList<QueryRow>? Any { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<QueryRow>? All { get; init; }

    public QueryRow? Not { get; init; }

    public AvailableTimes? At { get; init; }

    public static QueryRow Of(CompetenceQuery query) => query switch
    {
        Holds holds => new() { Competence = holds.CompetenceId, Level = holds.MinimumLevel },
        AnyOf anyOf => new() { Any = [.. anyOf.Options.Select(Of)], Label = anyOf.Label },
        AllOf allOf => new() { All = [.. allOf.Parts.Select(Of)] },
        Not not => new() { Not = Of(not.Part) },
        AvailableAt at => new() { At = at.Time },
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    public CompetenceQuery ToQuery() => this switch
    {
        { Any: { } any } => new AnyOf([.. any.Select(row => row.ToQuery())], Label),
        { All: { } all } => new AllOf([.. all.Select(row => row.ToQuery())]),
        { Not: { } not } => new Not(not.ToQuery()),
        { At: { } time } => new AvailableAt(time),
        _ => new Holds(Competence ?? string.Empty, Level),
    };
}

/// <summary>The stored form of what accepting discloses.</summary>
internal sealed record AcceptanceRow(string Name, string? Department, string Remark, string Arrival);

/// <summary>The stored form of one look at personal data.</summary>
internal sealed record AccessRow(string Body, string Occasion, string Purpose);
