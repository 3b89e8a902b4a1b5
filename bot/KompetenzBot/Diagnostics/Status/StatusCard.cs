using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Diagnostics.Status;

/// <summary>Shows the state of operation. What can be wrong begins with how it is, in a sign and in words.</summary>
internal static class StatusCard
{
    private const string Good = "✅";
    private const string Attention = "⚠️";
    private const string Bad = "🔴";
    private const string Neutral = "⚪";
    private const int LongestInstance = 12;

    /// <summary>So long before it expires a certificate is somebody's work.</summary>
    public static readonly TimeSpan CertificateSoon = TimeSpan.FromDays(30);

    public static AdaptiveCard Build(StatusReport report, DutyClock clock, DateTimeOffset now)
    {
        string At(DateTimeOffset time) => clock.ToLocal(time).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture);
        return CardLayout.Page(
            StatusTexts.Title,
            [
                CardLayout.Section(StatusTexts.Process),
                Facts(
                [
                    new(StatusTexts.Version, AppVersion.Text.Split('+')[0]),
                    new(StatusTexts.Started, At(report.StartedAt)),
                    new(StatusTexts.Sending, report.IsSending ? $"{Good} {StatusTexts.On}" : $"{Attention} {StatusTexts.SendingOff}"),
                    .. (report.Instances ?? []).Select(instance => new AdaptiveFact(StatusTexts.Instance.With(Markdown.Escape(Short(instance.Name))), StatusTexts.Seen.With(At(instance.SeenAt)))),
                    .. report.CertificateExpiresAt is { } expires ? [new AdaptiveFact(StatusTexts.Certificate, $"{(expires - now < CertificateSoon ? Bad : Good)} {StatusTexts.CertificateText.With(At(expires))}")] : Array.Empty<AdaptiveFact>(),
                ]),
                CardLayout.Section(StatusTexts.Alarms),
                .. Alarms(report.Alarms),
                CardLayout.Section(StatusTexts.Queues),
                .. Read(report.Queues, queues => Facts(queues.Select(Describe))),
                CardLayout.Section(StatusTexts.SelfTests),
                .. Read(report.SelfTests, tests => Facts(tests.Select(test => new AdaptiveFact(NameOf(test.Kind), Describe(test, At))))),
                CardLayout.Section(StatusTexts.Neighbours),
                Facts(report.Neighbours.Select(neighbour => new AdaptiveFact(NameOf(neighbour.Neighbour), Describe(neighbour, At)))),
                CardLayout.Section(StatusTexts.Upkeep),
                Facts(
                [
                    new(StatusTexts.Reminders, report.RemindersOverdue is not { } overdue ? $"{Neutral} {StatusTexts.NotLooked}" : overdue > 0 ? $"{Bad} {StatusTexts.RemindersOverdue.With(overdue)}" : $"{Good} {StatusTexts.NoneOverdue}"),
                    .. (report.Settings ?? []).Select(setting => new AdaptiveFact(NameOf(setting), setting.Number is { } number ? StatusTexts.SettingVersion.With(number) : StatusTexts.SettingEmbedded)),
                ]),
            ],
            []);
    }

    private static IEnumerable<AdaptiveElement> Alarms(IReadOnlyList<AlarmStatus>? alarms) => Read(
        alarms,
        running => running.Count == 0
            ? CardLayout.Text(StatusTexts.NoAlarms)
            : Facts(running.Select(alarm => new AdaptiveFact(
                $"{(alarm.IsDrill ? "🧪 " : string.Empty)}{alarm.Number}",
                $"{(alarm.Stuck > 0 ? Bad : alarm.Unreachable > 0 ? Attention : Good)} {StatusTexts.AlarmText.With(alarm.Called, alarm.Waiting, alarm.Unreachable, alarm.Stuck)}"))));

    private static AdaptiveFact Describe(QueueLength queue) => new(
        NameOf(queue.Priority), queue.Poison > 0 ? $"{Bad} {StatusTexts.QueuePoison.With(queue.Waiting, queue.Poison)}" : $"{Good} {StatusTexts.QueueText.With(queue.Waiting)}");

    private static string Describe(SelfTestStatus test, Func<DateTimeOffset, string> at) => test switch
    {
        { IsConfigured: false } => $"{Neutral} {StatusTexts.NotSetUp}",
        { State: { IsBroken: true } state } => $"{Bad} {StatusTexts.TestFailed.With(state.FailedAt is { } failed ? at(failed) : "–", state.Reason, state.PassedAt is { } passed ? at(passed) : "–")}",
        { State.PassedAt: { } passed } => $"{Good} {StatusTexts.TestPassed.With(at(passed))}",
        _ => $"{Attention} {StatusTexts.TestNever}",
    };

    private static string Describe(NeighbourStatus neighbour, Func<DateTimeOffset, string> at) => neighbour switch
    {
        { IsConfigured: false } => $"{Neutral} {StatusTexts.NotSetUp}",
        { Contact: { IsTroubled: true } contact } => $"{Bad} {StatusTexts.NeighbourFailed.With(at(contact.FailedAt!.Value), contact.Reason, contact.SucceededAt is { } worked ? at(worked) : "–")}",
        { Contact: { SucceededAt: { } worked, FailedAt: { } failed } contact } => $"{Good} {StatusTexts.NeighbourRecovered.With(at(worked), at(failed), contact.Reason)}",
        { Contact.SucceededAt: { } worked } => $"{Good} {StatusTexts.NeighbourWorked.With(at(worked))}",
        _ => $"{Neutral} {StatusTexts.NeighbourUnused}",
    };

    private static IEnumerable<AdaptiveElement> Read<T>(T? part, Func<T, AdaptiveElement> show)
        where T : class => [part is null ? CardLayout.Text($"{Bad} {StatusTexts.NotRead}") : show(part)];

    private static AdaptiveFactSet Facts(IEnumerable<AdaptiveFact> facts) => new() { Facts = [.. facts], Spacing = AdaptiveSpacing.Small };

    /// <summary>Enough to tell instances apart; the whole name would not fit a phone.</summary>
    private static string Short(string instance) => instance.Length <= LongestInstance ? instance : $"{instance[..LongestInstance]}…";

    private static string NameOf(WorkPriority priority) => priority switch
    {
        WorkPriority.Urgent => StatusTexts.QueueUrgent,
        WorkPriority.Alarms => StatusTexts.QueueAlarms,
        WorkPriority.Updates => StatusTexts.QueueUpdates,
        WorkPriority.Reminders => StatusTexts.QueueReminders,
        WorkPriority.UrgentSms => StatusTexts.QueueUrgentSms,
        _ => StatusTexts.QueueSms,
    };

    private static string NameOf(Neighbour neighbour) => neighbour switch
    {
        Neighbour.Directory => StatusTexts.Directory,
        Neighbour.Tokens => StatusTexts.Tokens,
        Neighbour.Teams => StatusTexts.Teams,
        _ => StatusTexts.Sms,
    };

    private static string NameOf(SelfTestKind kind) => kind == SelfTestKind.Teams ? StatusTexts.TestTeams : StatusTexts.TestSms;

    private static string NameOf(SettingStatus setting) => setting.Name switch
    {
        "catalogue" => StatusTexts.Catalogue,
        "scenarios" => StatusTexts.Scenarios,
        _ => setting.Name,
    };
}
