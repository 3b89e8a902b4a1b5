using System.Globalization;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Issues an alarm: form, preview with the threshold declaration, confirmation. Who may do so is checked at every step.</summary>
public sealed class AlarmDialog(
    CompetenceCatalogue catalogue, DutyClock clock, AlarmPreview preview, AlarmLauncher launcher, ICoordinators coordinators, IOptions<PrivacyOptions> privacy)
    : Dialog<AlarmDraft>(AlarmDraftJson.Default.AlarmDraft)
{
    /// <inheritdoc/>
    public override string Name => "alarm";

    /// <inheritdoc/>
    public override string Title => AlarmTexts.DialogTitle;

    /// <summary>Where the dialog begins: at the form, or behind it if the line says everything.</summary>
    public async Task<string> StartAsync(TurnContext turn, string line, CancellationToken cancellationToken)
    {
        var draft = new AlarmDraft { AlarmId = Guid.CreateVersion7(turn.Now).ToString("N"), Fields = AlarmFields.Split(line) };
        return Serialize(line.Length == 0 ? draft : (await ReadAsync(turn, draft, cancellationToken)).Draft);
    }

    /// <inheritdoc/>
    protected override AdaptiveCard Show(AlarmDraft draft, DialogCard card) => draft.Step switch
    {
        AlarmStep.Form => AlarmFormCard.Build(draft, card, Errors(draft)),
        AlarmStep.Preview => PreviewCard.Build(draft, card, privacy.Value.MinimumGroup),
        _ => ConfirmCard.Build(draft, card, privacy.Value.MinimumGroup),
    };

    /// <inheritdoc/>
    protected override async Task<DialogStep<AlarmDraft>> ContinueAsync(
        TurnContext turn, AlarmDraft draft, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is not { } coordinator)
        {
            return new DialogStep<AlarmDraft>.Finished(Reply.Card(CardLayout.Note(AlarmTexts.NotACoordinator), AlarmTexts.DialogTitle));
        }

        return (draft.Step, action.Action) switch
        {
            (AlarmStep.Form, AlarmFormCard.Check) => await TakeFormAsync(turn, draft with { Fields = AlarmFormCard.Read(action) }, cancellationToken),
            (AlarmStep.Preview, PreviewCard.Declare) => PreviewCard.Take(draft, action),
            (AlarmStep.Preview, DialogRunner.Back) => new DialogStep<AlarmDraft>.Next(draft with { Step = AlarmStep.Form }),
            (AlarmStep.Confirm, DialogRunner.Back) => new DialogStep<AlarmDraft>.Next(draft with { Step = AlarmStep.Preview }),
            (AlarmStep.Confirm, ConfirmCard.Launch) => await LaunchAsync(turn, draft, coordinator, cancellationToken),
            _ => new DialogStep<AlarmDraft>.Next(draft),
        };
    }

    /// <inheritdoc/>
    protected override async Task<DialogStep<AlarmDraft>?> AnswerAsync(TurnContext turn, AlarmDraft draft, string text, CancellationToken cancellationToken) =>
        draft.Step == AlarmStep.Form && text.Length > 0 && char.IsAsciiDigit(text[0]) && await coordinators.FindAsync(turn.User, cancellationToken) is not null
            ? await TakeFormAsync(turn, draft with { Fields = AlarmFields.Split(text) }, cancellationToken)
            : null;

    private async Task<DialogStep<AlarmDraft>> TakeFormAsync(TurnContext turn, AlarmDraft draft, CancellationToken cancellationToken)
    {
        var (read, understood) = await ReadAsync(turn, draft, cancellationToken);
        return understood ? new DialogStep<AlarmDraft>.Next(read) : new DialogStep<AlarmDraft>.Invalid(read, Errors(read));
    }

    private async Task<DialogStep<AlarmDraft>> LaunchAsync(TurnContext turn, AlarmDraft draft, Coordinator coordinator, CancellationToken cancellationToken)
    {
        if (AlarmPlanReader.Read(draft.Fields, catalogue, clock, turn.Now).Plan is not { } plan)
        {
            return new DialogStep<AlarmDraft>.Next(draft with { Step = AlarmStep.Form });
        }

        var reason = string.Join(": ", new[] { ThresholdReasons.Describe(draft.ReasonChoice), draft.ReasonText }.Where(part => part.Length > 0));
        var alarm = await launcher.LaunchAsync(new WorkId(draft.AlarmId), plan, reason, coordinator, turn, cancellationToken);
        return new DialogStep<AlarmDraft>.Finished(Reply.Card(LaunchedCard.Build(alarm), AlarmTexts.LaunchedTitle.With(alarm.Number)));
    }

    private async Task<(AlarmDraft Draft, bool Understood)> ReadAsync(TurnContext turn, AlarmDraft draft, CancellationToken cancellationToken)
    {
        if (AlarmPlanReader.Read(draft.Fields, catalogue, clock, turn.Now).Plan is not { } plan)
        {
            return (draft with { Step = AlarmStep.Form }, false);
        }

        var (counts, people) = await preview.CountAsync(plan, turn.Now, cancellationToken);
        return (draft with
        {
            Step = AlarmStep.Preview,
            Needs =
            [
                .. plan.Needs.Zip(counts, (need, count) =>
                    new NeedPreview(need.Count, need.Query.Describe(catalogue, CultureInfo.CurrentUICulture), count.Matching, count.Callable)),
            ],
            Time = TimeWords.Describe(plan.From, plan.To, clock),
            People = people,
        }, true);
    }

    /// <summary>The problems of what was typed, by input. What time it is does not matter for what stands in the form.</summary>
    private Dictionary<string, string> Errors(AlarmDraft draft) => draft.Fields == new AlarmFields()
        ? []
        : AlarmPlanReader.Read(draft.Fields, catalogue, clock, Started(draft)).Problems
            .GroupBy(problem => AlarmFormCard.InputOf(problem.Field), problem => ProblemTexts.Describe(problem.Problem), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join("\n\n", group), StringComparer.Ordinal);

    private static DateTimeOffset Started(AlarmDraft draft) => WorkTime.Of(new WorkId(draft.AlarmId));
}
