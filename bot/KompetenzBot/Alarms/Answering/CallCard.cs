using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary>What a volunteer sees of an alarm: the question, or their stored answer with the means to change it.</summary>
internal static class CallCard
{
    public const int LongestRemark = 200;
    public const int LongestArrival = 40;

    public static Message Message(Alarm alarm, Need need, CalledPerson? person, Profile? profile, CompetenceCatalogue catalogue, DutyClock clock) =>
        new Message.Card(Build(alarm, need, person, profile, catalogue, clock) with { Refresh = Refresh(alarm, isFirst: person is null) }, (alarm.IsDrill ? AlarmTexts.DrillSummary : alarm.IsEnquiry ? AlarmTexts.EnquirySummary : AlarmTexts.CallSummary).With(alarm.Number.Spoken, alarm.Body.Name));

    public static AdaptiveCard Build(Alarm alarm, Need need, CalledPerson? person, Profile? profile, CompetenceCatalogue catalogue, DutyClock clock) =>
        person?.Answer is not (AnswerKind.Accepted or AnswerKind.Declined) && (need.IsCovered || person?.Answer == AnswerKind.Waitlisted)
            ? Covered(alarm, need, person, [.. OpenNeeds.For(alarm, need.Number, profile, catalogue, clock)], catalogue, clock)
            : Call(alarm, need, person, profile?.Limits ?? Limits.None, catalogue, clock);

    /// <summary>The client asks for the card as it is now. Only the card as it was sent first says that it is the first.</summary>
    private static AdaptiveRefresh? Refresh(Alarm alarm, bool isFirst)
    {
        if (alarm.Id == SampleCall.Id)
        {
            return null;
        }

        var action = new AdaptiveExecuteAction { Title = AlarmTexts.CallTitle, Verb = CallRefresh.Verb, Data = new() { [AnswerActions.AlarmKey] = alarm.Id.Value } };
        return new AdaptiveRefresh(isFirst ? action with { Data = new() { [AnswerActions.AlarmKey] = alarm.Id.Value, [CallRefresh.FirstKey] = "true" } } : action);
    }

    /// <summary>Enough others come, or did until somebody changed their mind.</summary>
    private static AdaptiveCard Covered(Alarm alarm, Need need, CalledPerson? person, IReadOnlyList<Need> missing, CompetenceCatalogue catalogue, DutyClock clock)
    {
        var isWaiting = person?.Answer == AnswerKind.Waitlisted;
        var text = (isWaiting, need.IsCovered) switch
        {
            (true, true) => AlarmTexts.WaitlistedText,
            (true, false) => AlarmTexts.PlaceFreeText,
            _ => AlarmTexts.CoveredText,
        };
        return CardLayout.Page(
            alarm.IsDrill ? $"🧪 {AlarmTexts.DrillTitle}" : need.IsCovered ? $"✅ {AlarmTexts.CoveredTitle}" : Title(alarm),
            [
                .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillText))] : Array.Empty<AdaptiveElement>(),
                CardLayout.Box(need.IsCovered ? AdaptiveContainerStyle.Good : AdaptiveContainerStyle.Warning, CardLayout.Text(text.With(need.Query.Describe(catalogue, CultureInfo.CurrentUICulture)))),
                .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text, AdaptiveTextWeight.Bolder)] : Array.Empty<AdaptiveElement>(),
                Facts(alarm, need, clock),
                .. missing.Count > 0 ? [CardLayout.Text(AlarmTexts.StillMissing)] : Array.Empty<AdaptiveElement>(),
            ],
            [
                .. missing.Select(one => Button(alarm, AlarmTexts.YesFor.With(one.Query.Describe(catalogue, CultureInfo.CurrentUICulture)), AnswerActions.Yes, AdaptiveActionStyle.Positive) with
                {
                    Data = new() { [AnswerActions.AlarmKey] = alarm.Id.Value, [AnswerActions.NeedKey] = one.Number.ToString(CultureInfo.InvariantCulture) },
                }),
                .. !need.IsCovered ? [Button(alarm, Yes(alarm), AnswerActions.Yes, AdaptiveActionStyle.Positive)] : isWaiting ? Array.Empty<AdaptiveAction>() : [Button(alarm, AlarmTexts.ToWaitlist, AnswerActions.Wait)],
                Button(alarm, isWaiting ? AlarmTexts.OffWaitlist : AlarmTexts.No, AnswerActions.No),
            ],
            AlarmTexts.AlarmNumber.With(alarm.Number));
    }

    private static AdaptiveCard Call(Alarm alarm, Need need, CalledPerson? person, Limits limits, CompetenceCatalogue catalogue, DutyClock clock) => CardLayout.Page(
        Title(alarm),
        [
            .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillText))] : Array.Empty<AdaptiveElement>(),
            .. IsAnswered(person) ? Answered(alarm, person, clock) : [],
            CardLayout.Text((alarm.IsEnquiry ? AlarmTexts.EnquiryIntro : AlarmTexts.CallIntro).With(Markdown.Escape(alarm.Body.Name), need.Query.Describe(catalogue, CultureInfo.CurrentUICulture))),
            .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text, AdaptiveTextWeight.Bolder)] : Array.Empty<AdaptiveElement>(),
            Facts(alarm, need, clock),
            .. limits == Limits.None ? Array.Empty<AdaptiveElement>() : [CardLayout.Text(AlarmTexts.YourLimits.With(ProfileWords.Of(limits)), subtle: true)],
            .. IsAnswered(person) ? Array.Empty<AdaptiveElement>() : [CardLayout.Text(AlarmTexts.CallVoluntary, subtle: true)],
        ],
        person?.Answer switch
        {
            AnswerKind.Accepted =>
            [
                WithRemark(alarm, AlarmTexts.AddRemark, person.Acceptance),
                Change(alarm, [Button(alarm, AlarmTexts.No, AnswerActions.No), .. alarm.IsEnquiry ? Array.Empty<AdaptiveAction>() : [Button(alarm, AlarmTexts.Later, AnswerActions.Later)]]),
            ],
            AnswerKind.Declined => [Change(alarm, [Button(alarm, Yes(alarm), AnswerActions.Yes, AdaptiveActionStyle.Positive), .. alarm.IsEnquiry ? Array.Empty<AdaptiveAction>() : [Button(alarm, AlarmTexts.Later, AnswerActions.Later)]])],
            AnswerKind.Later => [Button(alarm, Yes(alarm), AnswerActions.Yes, AdaptiveActionStyle.Positive), Button(alarm, AlarmTexts.No, AnswerActions.No), WithRemark(alarm, AlarmTexts.YesWithRemark, null)],
            _ =>
            [
                Button(alarm, Yes(alarm), AnswerActions.Yes, AdaptiveActionStyle.Positive),
                Button(alarm, AlarmTexts.No, AnswerActions.No),
                .. alarm.IsEnquiry ? Array.Empty<AdaptiveAction>() : [AskLater(alarm, need)],
                WithRemark(alarm, AlarmTexts.YesWithRemark, null),
            ],
        },
        alarm.Id == SampleCall.Id ? AlarmTexts.SampleKicker : AlarmTexts.AlarmNumber.With(alarm.Number));

    /// <summary>The stored answer stands above the question, since it is what somebody looks for who opens the card again.</summary>
    private static bool IsAnswered([NotNullWhen(true)] CalledPerson? person) => person is not (null or { Answer: AnswerKind.None });

    private static string Title(Alarm alarm) => alarm.IsDrill ? $"🧪 {AlarmTexts.DrillTitle}" : alarm.IsEnquiry ? $"❓ {AlarmTexts.EnquiryTitle}" : $"🚨 {AlarmTexts.CallTitle}";

    private static string Yes(Alarm alarm) => alarm.IsEnquiry ? AlarmTexts.EnquiryYes : AlarmTexts.Yes;

    private static AdaptiveFactSet Facts(Alarm alarm, Need need, DutyClock clock)
    {
        AdaptiveFact[] facts =
        [
            new(AlarmTexts.Where, Markdown.Escape(need.Place)),
            new(AlarmTexts.When, alarm.IsEnquiry ? string.Empty : TimeWords.Describe(need.From, need.To, clock)),
            new(AlarmTexts.CheckPhone, Markdown.Escape(alarm.Body.Phone ?? string.Empty)),
        ];
        return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
    }

    private static IEnumerable<AdaptiveElement> Answered(Alarm alarm, CalledPerson person, DutyClock clock)
    {
        var at = clock.ToLocal(person.AnsweredAt!.Value).ToString("HH:mm", CultureInfo.InvariantCulture);
        var (style, text) = person.Answer switch
        {
            AnswerKind.Accepted => (AdaptiveContainerStyle.Good, alarm.IsEnquiry ? AlarmTexts.EnquirySaved : AlarmTexts.SavedYes),
            AnswerKind.Declined => (AdaptiveContainerStyle.Emphasis, AlarmTexts.SavedNo),
            _ => (AdaptiveContainerStyle.Emphasis, AlarmTexts.SavedLater),
        };
        List<AdaptiveElement> items = [CardLayout.Text(text.With(at))];
        if (person is { Answer: AnswerKind.Later, AskAgainAt: { } again })
        {
            items.Add(CardLayout.Text(AlarmTexts.AskAgainAt.With(clock.ToLocal(again).ToString("HH:mm", CultureInfo.InvariantCulture))));
        }

        if (person.Acceptance is { Remark.Length: > 0 } remark)
        {
            items.Add(CardLayout.Verbatim($"{AlarmTexts.Remark}: {remark.Remark}"));
        }

        if (person.Acceptance is { Arrival.Length: > 0 } arrival)
        {
            items.Add(CardLayout.Verbatim($"{AlarmTexts.Arrival}: {arrival.Arrival}"));
        }

        yield return CardLayout.Box(style, items);
    }

    private static AdaptiveExecuteAction Button(Alarm alarm, string title, string verb, AdaptiveActionStyle? style = null) => new()
    {
        Title = title,
        Verb = alarm.Id == SampleCall.Id ? SampleCall.VerbFor(verb) : verb,
        Style = style,
        AssociatedInputs = AdaptiveAssociatedInputs.None,
        Data = new() { [AnswerActions.AlarmKey] = alarm.Id.Value },
    };

    private static AdaptiveShowCardAction Change(Alarm alarm, IReadOnlyList<AdaptiveAction> buttons) => new()
    {
        Title = AlarmTexts.Change,
        Card = new AdaptiveCard { Body = [CardLayout.Text(AlarmTexts.ChangeText.With(alarm.Number.Spoken))], Actions = buttons },
    };

    private static AdaptiveShowCardAction AskLater(Alarm alarm, Need need) => new()
    {
        Title = AlarmTexts.Later,
        Card = new AdaptiveCard
        {
            Body =
            [
                new AdaptiveChoiceSetInput
                {
                    Id = AnswerActions.InInput,
                    Label = AlarmTexts.LaterWhen,
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    Choices = [.. LaterTimes.For(alarm.CreatedAt, need.From).Select(minutes => new AdaptiveChoice(Words(minutes), minutes.ToString(CultureInfo.InvariantCulture)))],
                    Value = LaterTimes.For(alarm.CreatedAt, need.From)[0].ToString(CultureInfo.InvariantCulture),
                },
            ],
            Actions = [Button(alarm, AlarmTexts.LaterSave, AnswerActions.Later) with { AssociatedInputs = AdaptiveAssociatedInputs.Auto }],
        },
    };

    private static string Words(int minutes) => minutes < 60 ? AlarmTexts.InMinutes.With(minutes) : minutes == 60 ? AlarmTexts.InOneHour : AlarmTexts.InHours.With(minutes / 60);

    private static AdaptiveShowCardAction WithRemark(Alarm alarm, string title, Acceptance? given) => new()
    {
        Title = title,
        Card = new AdaptiveCard
        {
            Body =
            [
                new AdaptiveTextInput { Id = AnswerActions.RemarkInput, Label = AlarmTexts.RemarkLabel, Placeholder = AlarmTexts.RemarkPlaceholder, MaxLength = LongestRemark, Value = given?.Remark },
                .. alarm.IsEnquiry ? Array.Empty<AdaptiveElement>() : [new AdaptiveTextInput { Id = AnswerActions.ArrivalInput, Label = AlarmTexts.ArrivalLabel, Placeholder = AlarmTexts.ArrivalPlaceholder, MaxLength = LongestArrival, Value = given?.Arrival }],
            ],
            Actions = [Button(alarm, alarm.IsEnquiry ? AlarmTexts.EnquiryYes : AlarmTexts.SaveYes, AnswerActions.Yes, AdaptiveActionStyle.Positive) with { AssociatedInputs = AdaptiveAssociatedInputs.Auto }],
        },
    };
}
