using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Privacy;
using static KompetenzBot.AnswerPage.PageFrame;

namespace KompetenzBot.AnswerPage;

/// <summary>
/// What a person sees behind the link. Never a name and never a competence: whoever holds somebody's phone learns nothing about them but that they were called.
/// </summary>
internal static class AnswerPages
{
    /// <summary>The page of a link.</summary>
    public static string Of(Visit visit, DutyClock clock) => visit.Call is { } call ? Call(visit, call, clock) : Over(visit);

    /// <summary>Asks whether text messages are to end.</summary>
    public static string StopSms(Visit visit) => !visit.Profile.Consent.Sms
        ? Page(
            AnswerPageTexts.SmsStopped,
            [
                .. Drill(visit.IsDrill),
                Heading(AnswerPageTexts.SmsStopped),
                Box("good", Paragraph(AnswerPageTexts.SmsStoppedHow)).With("role", "status"),
                AnswerForms.Link(AnswerPageTexts.Back, string.Empty, "quiet"),
            ])
        : Page(
            AnswerPageTexts.StopSmsTitle,
            [
                .. Drill(visit.IsDrill),
                Heading(AnswerPageTexts.StopSmsTitle),
                Paragraph(AnswerPageTexts.StopSmsText),
                Paragraph(AnswerPageTexts.StopSmsStays),
                AnswerForms.StopSms(),
                AnswerForms.Link(AnswerPageTexts.Back, string.Empty, "quiet"),
            ]);

    /// <summary>Asks whether a remark that seems to tell too much is to be passed on.</summary>
    public static string RemarkQuestion(OpenCall call, GivenAnswer given, SensitiveConcerns concerns) => Page(
        AlarmTexts.RemarkQuestionTitle,
        [
            .. Drill(call.Alarm.IsDrill),
            Heading(AlarmTexts.RemarkQuestionTitle),
            Paragraph(AlarmTexts.RemarkQuestion.With(SensitiveWords.Describe(concerns), call.Alarm.Body.Name)),
            Box("note", Paragraph(given.Remark)),
            AnswerForms.Link(AnswerPageTexts.WithoutRemark, string.Empty, "yes"),
            AnswerForms.PassOn(given),
        ]);

    /// <summary>The same for every link that stands for nothing.</summary>
    public static string Unknown(Languages languages) => PageForAnybody(languages, () => AnswerPageTexts.UnknownTitle, () => AnswerPageTexts.UnknownText);

    public static string TooMany(Languages languages) => PageForAnybody(languages, () => AnswerPageTexts.TooManyTitle, () => AnswerPageTexts.TooManyText);

    public static string Refused(Languages languages) => PageForAnybody(languages, () => AnswerPageTexts.RefusedTitle, () => AnswerPageTexts.RefusedText);

    public static string Failed(Languages languages) => PageForAnybody(languages, () => AnswerPageTexts.FailedTitle, () => AnswerPageTexts.FailedText);

    private static string Call(Visit visit, OpenCall call, DutyClock clock)
    {
        var title = TitleOf(call);
        return Page(
            $"{title} · {AlarmTexts.AlarmNumber.With(call.Alarm.Number.Spoken)}",
            [
                .. CodeWord(visit),
                .. Drill(call.Alarm.IsDrill),
                Heading(title),
                .. Answered(call, clock),
                Paragraph(AnswerPageTexts.Calls.With(call.Alarm.Body.Name)),
                call.Alarm.Text.Length > 0 ? Paragraph(call.Alarm.Text, "what") : Paragraph(AnswerPageTexts.WhatUnknown),
                Box(string.Empty, Facts(call.Need, clock)),
                .. call.IsAboutWaiting ? Waiting(call, clock) : Asking(visit, call),
                Paragraph(AlarmTexts.CallVoluntary),
                Genuine(visit, call.Alarm),
                Footer(visit),
            ]);
    }

    private static string TitleOf(OpenCall call) => call switch
    {
        { Person.Answer: AnswerKind.Accepted or AnswerKind.Declined } => AnswerPageTexts.YourAnswer,
        { Person.Answer: AnswerKind.Waitlisted, Need.IsCovered: true } => AlarmTexts.WaitlistWord,
        { Need.IsCovered: true } => AlarmTexts.CoveredTitle,
        _ => call.Alarm.IsDrill ? AlarmTexts.DrillTitle : AlarmTexts.CallTitle,
    };

    private static string Over(Visit visit)
    {
        var title = visit.IsDrill ? AlarmTexts.DrillOverTitle : AlarmTexts.OverTitle;
        return Page(
            title,
            [
                .. visit.Ended is { } alarm ? [Paragraph($"{AlarmTexts.AlarmNumber.With(alarm.Number.Spoken)} · {alarm.Body.Name}", "who")] : Array.Empty<HtmlNode>(),
                Heading(title),
                .. visit.Ended is { Text.Length: > 0 } ended ? [Paragraph(ended.Text, "what")] : Array.Empty<HtmlNode>(),
                .. visit.Ended?.End is { IsStandDown: true } end ? [Box("note", Paragraph(AlarmTexts.StandDownText.With(visit.Ended.Body.Name)), Paragraph(end.Reason))] : Array.Empty<HtmlNode>(),
                Paragraph(visit.IsDrill ? AlarmTexts.StandDownDrill : AlarmTexts.StandDownWhatNow),
                Paragraph(AnswerPageTexts.OverText),
                Footer(visit),
            ]);
    }

    private static IEnumerable<HtmlNode> CodeWord(Visit visit) => visit.Profile.CodeWord is { Length: > 0 } word
        ? [new HtmlElement("p", $"{AnswerPageTexts.CodeWord}: ", new HtmlElement("strong", word).With("class", "word")).With("class", "who")]
        : [];

    private static IEnumerable<HtmlNode> Drill(bool isDrill) => isDrill
        ? [Box("drill", new HtmlElement("strong", AnswerPageTexts.Drill), AnswerPageTexts.DrillText)]
        : [];

    private static HtmlElement Facts(Need need, DutyClock clock) => List(
        (AlarmTexts.Where, need.Place),
        (AlarmTexts.When, TimeWords.Describe(need.From, need.To, clock)));

    private static HtmlElement List(params IReadOnlyList<(string Name, HtmlNode Value)> facts) => new(
        "dl", [.. facts.Where(fact => fact.Value is not HtmlText { Text: "" }).SelectMany(fact => new HtmlNode[] { new HtmlElement("dt", fact.Name), new HtmlElement("dd", fact.Value) })]);

    private static IEnumerable<HtmlNode> Answered(OpenCall call, DutyClock clock)
    {
        var person = call.Person;
        if (call is { IsAboutWaiting: true, Need.IsCovered: true } && person.Answer != AnswerKind.Waitlisted)
        {
            yield return Box("good", Paragraph(AnswerPageTexts.Covered), Paragraph(AnswerPageTexts.CoveredWait));
            yield break;
        }

        if (person.Answer == AnswerKind.None || person.AnsweredAt is not { } answered)
        {
            yield break;
        }

        var at = Time(answered, clock);
        var (look, saved, then) = person.Answer switch
        {
            AnswerKind.Accepted => ("good", AnswerPageTexts.SavedYes.With(at), AnswerPageTexts.SavedYesThanks),
            AnswerKind.Declined => ("note", AnswerPageTexts.SavedNo.With(at), AnswerPageTexts.SavedNoThanks),
            AnswerKind.Waitlisted => ("note", AnswerPageTexts.SavedWaiting.With(at), call.Need.IsCovered ? AnswerPageTexts.SavedWaitingHow : AnswerPageTexts.PlaceFree),
            _ => ("note", AnswerPageTexts.SavedLater.With(at), person.AskAgainAt is { } again ? AnswerPageTexts.SavedLaterHow.With(Time(again, clock)) : string.Empty),
        };
        yield return Box(
            look,
            [
                new HtmlElement("p", new HtmlElement("strong", saved)),
                .. person.Acceptance is { Arrival.Length: > 0 } arrival ? [Paragraph($"{AlarmTexts.Arrival}: {arrival.Arrival}")] : Array.Empty<HtmlNode>(),
                .. person.Acceptance is { Remark.Length: > 0 } remark ? [Paragraph($"{AlarmTexts.Remark}: {remark.Remark}")] : Array.Empty<HtmlNode>(),
                .. then.Length > 0 ? [Paragraph(then)] : Array.Empty<HtmlNode>(),
            ]).With("role", "status");
    }

    private static IEnumerable<HtmlNode> Asking(Visit visit, OpenCall call) => call.Person.Answer switch
    {
        AnswerKind.Accepted =>
        [
            AnswerForms.MoreDetails(call.Person.Acceptance),
            AnswerForms.Details(AnswerPageTexts.ChangeAnswer, AnswerForms.One(AlarmTexts.No, AnswerForms.No), AnswerForms.AskLater(call.Need, visit.Now)),
        ],
        AnswerKind.Declined =>
        [
            AnswerForms.Details(AnswerPageTexts.ChangeAnswer, AnswerForms.YesWithDetails(null), AnswerForms.AskLater(call.Need, visit.Now)),
        ],
        _ =>
        [
            AnswerForms.YesWithDetails(null),
            AnswerForms.One(AlarmTexts.No, AnswerForms.No),
            AnswerForms.AskLater(call.Need, visit.Now),
        ],
    };

    private static IEnumerable<HtmlNode> Waiting(OpenCall call, DutyClock clock)
    {
        var isWaiting = call.Person.Answer == AnswerKind.Waitlisted;
        foreach (var need in call.Missing.DistinctBy(need => (need.Place, need.From, need.To)))
        {
            yield return Paragraph(AnswerPageTexts.OtherTask);
            yield return Box(string.Empty, Facts(need, clock));
            yield return AnswerForms.YesFor(need);
        }

        if (!call.Need.IsCovered)
        {
            yield return AnswerForms.YesWithDetails(null);
        }
        else if (!isWaiting)
        {
            yield return AnswerForms.One(AlarmTexts.ToWaitlist, AnswerForms.Wait);
        }

        yield return AnswerForms.One(isWaiting ? AlarmTexts.OffWaitlist : AlarmTexts.No, AnswerForms.No);
    }

    private static HtmlElement Genuine(Visit visit, Alarm alarm) => Box(
        string.Empty,
        [
            new HtmlElement("h2", AnswerPageTexts.GenuineTitle),
            Paragraph(visit.Profile.CodeWord is { Length: > 0 } ? AnswerPageTexts.GenuineCodeWord : AnswerPageTexts.GenuineNoCodeWord),
            .. alarm.Body.Phone is { Length: > 0 } phone
                ? [Paragraph(AnswerPageTexts.GenuineCall.With(alarm.Number.Spoken)), List((alarm.Body.Name, Telephone(phone)))]
                : Array.Empty<HtmlNode>(),
            Paragraph(AnswerPageTexts.GenuineNever),
        ]);

    private static HtmlElement Telephone(string number) =>
        new HtmlElement("a", number).With("href", $"tel:{string.Concat(number.Where(one => char.IsAsciiDigit(one) || one == '+'))}").With("class", "tel");

    private static HtmlElement Footer(Visit visit) => new(
        "footer", visit.Profile.Consent.Sms ? [AnswerForms.Link(AnswerPageTexts.StopSms, AnswerForms.StopSmsQuery, "quiet")] : [.. SmsStopped()]);

    private static IEnumerable<HtmlNode> SmsStopped() =>
        [new HtmlElement("p", new HtmlElement("strong", AnswerPageTexts.SmsStopped)), Paragraph(AnswerPageTexts.SmsStoppedHow)];

    private static string Time(DateTimeOffset at, DutyClock clock) => clock.ToLocal(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
