namespace KompetenzBot.Alarms.Composing;

/// <summary>An alarm that could be issued: every field is understood.</summary>
public sealed record AlarmPlan(IReadOnlyList<Need> Needs, string Place, DateTimeOffset From, DateTimeOffset? To, string Text);
