namespace KompetenzBot.Alarms;

/// <summary>What an alarm came to, in numbers: all that stays of those who did not come.</summary>
public sealed record AlarmReport(IReadOnlyList<NeedReport> Needs);

/// <summary>A need in numbers.</summary>
public sealed record NeedReport(int Need, int Called, int Delivered, int Unreachable, int Accepted, int Declined, int Later, int Waitlisted = 0);
