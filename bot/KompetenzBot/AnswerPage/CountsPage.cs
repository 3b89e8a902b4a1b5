using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using static KompetenzBot.AnswerPage.PageFrame;

namespace KompetenzBot.AnswerPage;

/// <summary>The numbers of an alarm for those who called, while they cannot see them in Teams. Nothing can be done here, and nobody is named.</summary>
internal static class CountsPage
{
    public static string Of(AlarmSituation situation, CompetenceCatalogue catalogue, DutyClock clock, DateTimeOffset now)
    {
        var (alarm, title) = (situation.Alarm, AlarmTexts.SituationTitle.With(situation.Alarm.Number));
        return Page(
            title,
            [
                .. alarm.IsDrill ? [Box("drill", new HtmlElement("strong", AnswerPageTexts.Drill), AnswerPageTexts.DrillText)] : Array.Empty<HtmlNode>(),
                Heading(title),
                Paragraph(alarm.IsOpenAt(now) ? AnswerPageTexts.CountsWhy : AnswerPageTexts.CountsOver),
                .. situation.Needs.Select(need => Box(string.Empty, [new HtmlElement("h2", need.Need!.Query.Describe(catalogue, CultureInfo.CurrentUICulture)), Counts(need, need.Need.Count)])),
                .. situation.Needs.Count > 1 ? [Box(string.Empty, [new HtmlElement("h2", AnswerPageTexts.CountsAll), Counts(situation.Total, alarm.Needs.Sum(need => need.Count))])] : Array.Empty<HtmlNode>(),
                .. situation.OnlyBySms > 0 ? [Paragraph(AlarmTexts.OnlyBySms.With(situation.OnlyBySms))] : Array.Empty<HtmlNode>(),
                Paragraph(AlarmTexts.SituationAsOf.With(clock.ToLocal(now).ToString("HH:mm:ss", CultureInfo.InvariantCulture))),
                AnswerForms.Link(AnswerPageTexts.CountsReload, string.Empty, "quiet"),
            ]);
    }

    private static HtmlElement Counts(NeedSituation need, int wanted) => new(
        "dl",
        Row(AlarmTexts.Accepted, AlarmTexts.AcceptedOf.With(need.Accepted, wanted)),
        Row(AlarmTexts.Declined, Number(need.Declined)),
        Row(AlarmTexts.LaterCount, Number(need.Later)),
        Row(AlarmTexts.Open, Number(need.Open)),
        Row(AnswerPageTexts.CountsWaiting, Number(need.Waiting)),
        Row(AnswerPageTexts.CountsUnreachable, Number(need.Unreachable)));

    private static HtmlElement Row(string name, string value) => new HtmlElement("div", new HtmlElement("dt", name), new HtmlElement("dd", value)).With("class", "count");

    private static string Number(int count) => count.ToString(CultureInfo.CurrentCulture);
}
