using System.Globalization;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Ending;

/// <summary><c>entwarnung 42: Grund</c>: ends an alarm. Nothing unsent goes out any more, and everybody who was called is told.</summary>
public sealed class StandDownCommand(
    IAlarmStore alarms, AlarmEnding ending, SituationSignals signals, ICoordinators coordinators, ICatalogues catalogues, AlarmRecords records, AlarmListCard list) : ICommand, ICardActions
{
    private const string Sequence = "alarm";
    private const string Reason = "reason";
    private const string Confirm = "standdown.confirm";
    private const string Cancel = "standdown.cancel";

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("entwarnung", "standdown", () => AlarmTexts.StandDownDescription, "stand down", "all clear") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public string Feature => "standdown";

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await coordinators.RefusalAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var words = arguments.Split([' ', ':', ','], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (await FindAsync(turn, words.FirstOrDefault() ?? string.Empty, cancellationToken) is not { } alarm)
        {
            return await WhyNotAsync(turn, words.FirstOrDefault() ?? string.Empty, cancellationToken);
        }

        return Form(alarm, words.ElementAtOrDefault(1) ?? string.Empty, error: null);
    }

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (await coordinators.RefusalAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (action.Verb is not (Confirm or Cancel) || await FindAsync(turn, action.Value(Sequence), cancellationToken) is not { } alarm)
        {
            return Reply.Text(AlarmTexts.AlarmOverAlready);
        }

        if (action.Verb == Cancel)
        {
            var goesOn = AlarmTexts.StandDownCancelled.With(alarm.Number);
            return Reply.Card(CardLayout.Note(goesOn), goesOn);
        }

        var reason = action.Value(Reason);
        return reason.Length is 0 or > Alarm.LongestReason
            ? Form(alarm, reason.Cut(Alarm.LongestReason), AlarmTexts.StandDownReasonMissing.With(Alarm.LongestReason))
            : await EndAsync(turn, alarm, reason, cancellationToken);
    }

    private async Task<Reply> EndAsync(TurnContext turn, Alarm alarm, string reason, CancellationToken cancellationToken)
    {
        var coordinator = await coordinators.FindAsync(turn.User, cancellationToken);
        if (!await alarms.TryEndAsync(alarm.Id, new AlarmEnd(turn.Now, reason) { Body = coordinator?.Body.Name ?? string.Empty }, cancellationToken))
        {
            return Reply.Text(AlarmTexts.AlarmOverAlready);
        }

        await records.RecordEndAsync(await alarms.FindAsync(alarm.Id, cancellationToken) ?? alarm, cancellationToken);
        var report = await ending.ReportAsync(alarm, cancellationToken);
        signals.Raise(alarm.Id);
        return Reply.Card(ReportCard(alarm, report), AlarmTexts.EndedTitle.With(alarm.Number));
    }

    /// <summary>The alarm with this number; without a number the only one that is open.</summary>
    private async Task<Alarm?> FindAsync(TurnContext turn, string number, CancellationToken cancellationToken)
    {
        if (number.Length == 0)
        {
            return await alarms.ListOpenAsync(turn.Now, cancellationToken) is [var only] ? await alarms.FindAsync(only.Id, cancellationToken) : null;
        }

        return AlarmNumbers.TryRead(number) is { } read && await alarms.FindByNumberAsync(read.Sequence, read.Year, cancellationToken) is { } alarm && alarm.IsOpenAt(turn.Now) ? alarm : null;
    }

    /// <summary>Where nothing is open, or it is not clear which: what is, each with a button.</summary>
    private async Task<Reply> WhyNotAsync(TurnContext turn, string number, CancellationToken cancellationToken)
    {
        if (number.Length == 0)
        {
            var open = await alarms.ListOpenAsync(turn.Now, cancellationToken);
            return open.Count == 0
                ? Reply.Text(AlarmTexts.NothingOpen)
                : Reply.Card(list.Build(AlarmTexts.StandDownButton, [CardLayout.Text(AlarmTexts.StandDownWhich)], open, turn.Now, alarm => (AlarmTexts.StandDownButton, $"entwarnung {alarm.Number}")), AlarmTexts.StandDownWhich);
        }

        return Reply.Text(AlarmNumbers.TryRead(number) is { } read && await alarms.FindByNumberAsync(read.Sequence, read.Year, cancellationToken) is { } over
            ? AlarmTexts.OverSince.With(over.Number)
            : AlarmTexts.NoOpenAlarm.With(Markdown.Escape(number)));
    }

    private static Reply Form(Alarm alarm, string reason, string? error) => Reply.Card(
        CardLayout.Page(
            AlarmTexts.StandDownTitle.With(alarm.Number),
            [
                .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text, AdaptiveTextWeight.Bolder)] : Array.Empty<AdaptiveElement>(),
                CardLayout.Text(AlarmTexts.StandDownExplained),
                new AdaptiveTextInput { Id = Reason, Label = AlarmTexts.StandDownReasonLabel, Placeholder = AlarmTexts.StandDownReasonPlaceholder, MaxLength = Alarm.LongestReason, Value = reason.Length > 0 ? reason : null },
                .. CardLayout.Error(error),
            ],
            [
                new AdaptiveExecuteAction
                {
                    Title = AlarmTexts.StandDownConfirm,
                    Verb = Confirm,
                    Style = AdaptiveActionStyle.Destructive,
                    Data = new() { [Sequence] = alarm.Number.ToString() },
                },
                new AdaptiveExecuteAction { Title = ConversationTexts.Cancel, Verb = Cancel, Data = new() { [Sequence] = alarm.Number.ToString() } },
            ]),
        AlarmTexts.StandDownTitle.With(alarm.Number));

    /// <summary>Numbers alone: this card is never drawn again. Names are on the situation card, from which they go with an erasure.</summary>
    private AdaptiveCard ReportCard(Alarm alarm, AlarmReport report) => CardLayout.Page(
        $"🏁 {AlarmTexts.EndedTitle.With(alarm.Number)}",
        [
            CardLayout.Text(AlarmTexts.EndedText),
            .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Text(DrillResult(AlarmSituation.Of(alarm, report, []).Total)))] : Array.Empty<AdaptiveElement>(),
            CountTable.Build(
                [AlarmTexts.NeedColumn, AlarmTexts.Called, AlarmTexts.Accepted, AlarmTexts.Declined],
                report.Needs.Join(alarm.Needs, one => one.Need, need => need.Number, (one, need) => new[]
                {
                    need.Query.Describe(catalogues.Current, CultureInfo.CurrentUICulture), Number(one.Called), AlarmTexts.AcceptedOf.With(one.Accepted, need.Count), Number(one.Declined),
                })),
        ],
        [CommandList.Button(AlarmTexts.SituationButton, $"lage {alarm.Number}")]);

    /// <summary>How many of those reached have answered, as a total.</summary>
    private static string DrillResult(NeedSituation total)
    {
        var answered = total.Delivered - total.Open;
        return AlarmTexts.DrillResult.With(answered, total.Delivered, total.Delivered == 0 ? 0 : 100 * answered / total.Delivered);
    }

    private static string Number(int count) => count.ToString(CultureInfo.CurrentCulture);
}
