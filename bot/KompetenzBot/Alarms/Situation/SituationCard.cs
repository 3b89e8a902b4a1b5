using System.Globalization;
using KompetenzBot.Alarms.Approving;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Situation;

/// <summary>The live view of an alarm: per need how many come, all in one chart, and the names of those who accepted.</summary>
internal static class SituationCard
{
    private const int MostEvents = 10;
    private const int LongestNeed = 60;

    public static AdaptiveCard Build(AlarmSituation situation, CompetenceCatalogue catalogue, DutyClock clock, DateTimeOffset now)
    {
        var (alarm, total) = (situation.Alarm, situation.Total);
        return CardLayout.Page(
            $"📊 {AlarmTexts.SituationTitle.With(alarm.Number)}",
            [
                .. alarm.IsEnquiry ? [CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Text($"❓ {AlarmTexts.EnquirySituation}"))] : Array.Empty<AdaptiveElement>(),
                .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillSituation))] : Array.Empty<AdaptiveElement>(),
                .. alarm is { MayCall: false, Approval: { } approval } ? [ApprovalCards.State(alarm, approval)] : Array.Empty<AdaptiveElement>(),
                .. Ended(alarm, clock, now),
                .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text, AdaptiveTextWeight.Bolder)] : Array.Empty<AdaptiveElement>(),
                CardLayout.Text(string.Join(" · ", new[] { Markdown.Escape(alarm.Needs[0].Place), TimeWords.Describe(alarm.Needs[0].From, alarm.Needs[0].To, clock) }.Where(t => t.Length > 0))),
                Needs(situation, catalogue),
                .. total.Delivered > 0 ? [Chart(total)] : Array.Empty<AdaptiveElement>(),
                Totals(total),
                .. situation.OnlyBySms > 0 ? [CardLayout.Text(AlarmTexts.OnlyBySms.With(situation.OnlyBySms), subtle: true)] : Array.Empty<AdaptiveElement>(),
                .. situation.Unreached.Count > 0 ? [CardLayout.Text(Unreached(situation.Unreached), subtle: true)] : Array.Empty<AdaptiveElement>(),
                .. situation.Seen is { } seen ? [CardLayout.Text(AlarmTexts.SeenCount.With(seen), subtle: true)] : Array.Empty<AdaptiveElement>(),
                .. situation.BoundElsewhere > 0 ? [CardLayout.Text(AlarmTexts.BoundElsewhere.With(situation.BoundElsewhere), subtle: true)] : Array.Empty<AdaptiveElement>(),
                .. total.Waitlisted > 0 ? [CardLayout.Text(AlarmTexts.WaitlistCount.With(total.Waitlisted))] : Array.Empty<AdaptiveElement>(),
                .. Names(situation, catalogue),
                CardLayout.Section(AlarmTexts.TimelineTitle),
                new AdaptiveFactSet { Facts = [.. Timeline.Of(alarm).TakeLast(MostEvents).Select(one => new AdaptiveFact(Time(one.At, clock), one.Text))] },
                .. Next(alarm, clock),
                CardLayout.Text(AlarmTexts.SituationAsOf.With(clock.ToLocal(now).ToString("HH:mm:ss", CultureInfo.InvariantCulture)), subtle: true),
            ],
            alarm.IsOpenAt(now == DateTimeOffset.UnixEpoch ? alarm.CreatedAt : now) && alarm.End is null ? [.. Buttons(situation)] : [],
            AlarmTexts.CalledBy.With(Markdown.Escape(alarm.Body.Name)));
    }

    private static IEnumerable<AdaptiveAction> Buttons(AlarmSituation situation)
    {
        var (alarm, total) = (situation.Alarm, situation.Total);
        if (alarm is { MayCall: true, NextWave: { Cause: not WaveCause.Coordinator } wave })
        {
            if (wave.Number > 1 && situation.Needs.Any(need => need.Accepted < need.Need!.Count))
            {
                yield return Button(alarm, AlarmTexts.NextWaveButton, SituationActions.NextWave);
                yield return Button(alarm, AlarmTexts.EveryoneButton, SituationActions.Everyone);
            }
        }

        if (total.Open > 0 && situation.Needs.Any(need => !need.Need!.IsCovered && need.Open > 0))
        {
            yield return Button(alarm, AlarmTexts.RemindButton, SituationActions.Remind);
        }

        yield return CommandList.Button(AlarmTexts.StandDownButton, $"entwarnung {alarm.Number}");
    }

    private static AdaptiveExecuteAction Button(Alarm alarm, string title, string verb) => new() { Title = title, Verb = verb, Data = new() { [SituationActions.AlarmKey] = alarm.Id.Value } };

    /// <summary>Thirty names with a long need each would not fit on a card; the table above has it whole.</summary>
    private static string Short(string need) => need.Length <= LongestNeed ? need : $"{need[..(LongestNeed - 1)]}…";

    private static string Time(DateTimeOffset at, DutyClock clock) => clock.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<AdaptiveElement> Next(Alarm alarm, DutyClock clock)
    {
        if (alarm is { MayCall: true, End: null, NextWave: { Number: > 1 } wave } && alarm.Needs.Any(need => !need.IsCovered))
        {
            yield return CardLayout.Text(AlarmTexts.TimelineNext.With(wave.Number, Time(wave.DueAt, clock)), subtle: true);
        }
    }

    private static string Unreached(IEnumerable<UnreachedCount> counts) =>
        AlarmTexts.UnreachedLine.With(string.Join(" · ", counts.Select(one => $"{one.Count.ToString(CultureInfo.CurrentCulture)} {UnreachedReasons.Describe(one.Reason)}")));

    private static IEnumerable<AdaptiveElement> Ended(Alarm alarm, DutyClock clock, DateTimeOffset now)
    {
        if (alarm.End is { } end)
        {
            var at = clock.ToLocal(end.At).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture);
            yield return CardLayout.Box(
                AdaptiveContainerStyle.Emphasis,
                [CardLayout.Text($"🏁 {AlarmTexts.EndedAt.With(at)}"), .. end.IsStandDown ? [CardLayout.Verbatim(end.Reason)] : Array.Empty<AdaptiveElement>()]);
        }
    }

    private static AdaptiveTable Needs(AlarmSituation situation, CompetenceCatalogue catalogue) => CountTable.Build(
        [AlarmTexts.NeedColumn, AlarmTexts.CalledColumn, AlarmTexts.AcceptedColumn],
        situation.Needs.Select(need => new[]
        {
            $"{(need.Accepted >= need.Need!.Count ? "✅" : "⏳")} {need.Need.Query.Describe(catalogue, CultureInfo.CurrentUICulture)}",
            need.Called.ToString(CultureInfo.CurrentCulture),
            AlarmTexts.AcceptedOf.With(need.Accepted, need.Need.Count),
        }));

    private static AdaptiveDonutChart Chart(NeedSituation total) => new()
    {
        Title = AlarmTexts.ChartTitle,
        Data =
        [
            new(Legend(AlarmTexts.Accepted, total.Accepted), total.Accepted) { Color = AdaptiveChartColor.Good },
            new(Legend(AlarmTexts.Declined, total.Declined), total.Declined) { Color = AdaptiveChartColor.Attention },
            new(Legend(AlarmTexts.LaterCount, total.Later), total.Later) { Color = AdaptiveChartColor.Warning },
            .. total.Waitlisted > 0 ? [new AdaptiveChartShare(Legend(AlarmTexts.WaitlistWord, total.Waitlisted), total.Waitlisted) { Color = AdaptiveChartColor.CategoricalBlue }] : Array.Empty<AdaptiveChartShare>(),
            new(Legend(AlarmTexts.Open, total.Open), total.Open) { Color = AdaptiveChartColor.Neutral },
        ],
        Fallback = new AdaptiveTextBlock(AlarmTexts.ChartInWords.With(total.Accepted, total.Declined, total.Later, total.Open)),
    };

    /// <summary>The numbers stand in the legend too, so that nothing depends on colours.</summary>
    private static string Legend(string word, int count) => $"{word}: {count.ToString(CultureInfo.CurrentCulture)}";

    private static AdaptiveColumnSet Totals(NeedSituation total) => new()
    {
        Columns =
        [
            Facts(
                (AlarmTexts.Called, total.Called), (AlarmTexts.Delivered, total.Delivered), (AlarmTexts.Waiting, total.Waiting), (AlarmTexts.Unreachable, total.Unreachable)),
            Facts(
                (AlarmTexts.Accepted, total.Accepted), (AlarmTexts.Declined, total.Declined), (AlarmTexts.LaterCount, total.Later), (AlarmTexts.Open, total.Open)),
        ],
    };

    private static AdaptiveColumn Facts(params IReadOnlyList<(string Title, int Value)> facts) => new()
    {
        Width = AdaptiveColumnWidth.Stretch,
        Items = [new AdaptiveFactSet { Facts = [.. facts.Select(fact => new AdaptiveFact(fact.Title, fact.Value.ToString(CultureInfo.CurrentCulture)))] }],
    };

    /// <summary>Those who come, by name. The look at each is to be recorded before the card is shown.</summary>
    private static IEnumerable<AdaptiveElement> Names(AlarmSituation situation, CompetenceCatalogue catalogue)
    {
        if (situation.Accepted.Count == 0)
        {
            yield break;
        }

        yield return CardLayout.Section(AlarmTexts.WhoComes);
        foreach (var person in situation.Shown)
        {
            var need = situation.Alarm.Needs.Single(n => n.Number == person.Need);
            var details = new[] { person.Acceptance?.Department, Short(need.Query.Describe(catalogue, CultureInfo.CurrentUICulture)), person.Acceptance?.Arrival, person.Acceptance?.Remark, situation.Bound.Contains(person.User) ? $"⚠️ {AlarmTexts.AlsoElsewhere}" : null };
            yield return new AdaptiveRichTextBlock
            {
                Spacing = AdaptiveSpacing.Small,
                Inlines =
                [
                    new AdaptiveTextRun(TextFunctions.Escape(person.Acceptance?.Name ?? AlarmTexts.NameUnknown)) { Weight = AdaptiveTextWeight.Bolder },
                    new AdaptiveTextRun(" · " + TextFunctions.Escape(string.Join(" · ", details.Where(text => !string.IsNullOrEmpty(text))))),
                ],
            };
        }

        if (situation.Accepted.Count - situation.Shown.Count() is > 0 and var more)
        {
            yield return CardLayout.Text(AlarmTexts.MoreNames.With(more), subtle: true);
        }
    }
}
