using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Answering;
using KompetenzBot.Conversations;

namespace KompetenzBot.AnswerPage;

/// <summary>The buttons of the page and what they send. They send it to the address at which the page is, so that no page holds its own key.</summary>
internal static class AnswerForms
{
    public const string Answer = "answer", Yes = "yes", No = "no", Later = "later", Wait = "wait";
    public const string Need = "need", In = "in", Remark = "remark", Arrival = "arrival", Keep = "keep";
    public const string Sms = "sms", Off = "off";

    /// <summary>Opens the question whether text messages are to end.</summary>
    public const string StopSmsQuery = $"{Sms}={Off}";

    /// <summary>One tap says yes; who wants to say more opens the rest.</summary>
    public static HtmlElement YesWithDetails(Acceptance? given) => Form(
        Button(AlarmTexts.Yes, Answer, Yes, "yes"),
        Details(AnswerPageTexts.AddDetails, [.. Fields(given), Button(AlarmTexts.SaveYes, Answer, Yes, "yes")]));

    /// <summary>For somebody who has said yes.</summary>
    public static HtmlElement MoreDetails(Acceptance? given) => Form(
        Details(AlarmTexts.AddRemark, [.. Fields(given), Button(AlarmTexts.SaveYes, Answer, Yes, "yes")]));

    public static HtmlElement One(string title, string answer, string? look = null) => Form(Button(title, Answer, answer, look));

    /// <summary>A yes for another need than the one for which the person was called.</summary>
    public static HtmlElement YesFor(Need need) => Form(
        Hidden(Need, need.Number.ToString(CultureInfo.InvariantCulture)),
        Button(AnswerPageTexts.YesOther, Answer, Yes, "yes"));

    public static HtmlElement AskLater(Need need, DateTimeOffset now) => Form(Details(
        AnswerPageTexts.AnswerLater,
        new HtmlElement("fieldset", [new HtmlElement("legend", AlarmTexts.LaterWhen), .. LaterTimes.For(now, need.From).Select(Choice)]),
        Button(AlarmTexts.LaterSave, Answer, Later)).With("class", "choices"));

    /// <summary>The remark comes again with the answer to the question whether it is to be passed on: until then it is kept nowhere.</summary>
    public static HtmlElement PassOn(GivenAnswer given) => Form(
        Hidden(Remark, given.Remark),
        Hidden(Arrival, given.Arrival),
        Hidden(Keep, "true"),
        Button(AlarmTexts.RemarkPassOn, Answer, Yes));

    public static HtmlElement StopSms() => Form(Button(AnswerPageTexts.StopSmsConfirm, Sms, Off));

    /// <summary>Opens something at the same link without changing anything.</summary>
    public static HtmlElement Link(string title, string query, string look) => new HtmlElement("a", title).With("href", $"?{query}").With("class", $"button {look}".TrimEnd());

    public static HtmlElement Details(string summary, params IReadOnlyList<HtmlNode> content) => new("details", [new HtmlElement("summary", summary), .. content]);

    /// <summary>What the form said; null: nothing that a page of ours says.</summary>
    public static GivenAnswer? Read(IFormCollection form)
    {
        AnswerKind? kind = Value(form, Answer) switch
        {
            Yes => AnswerKind.Accepted,
            No => AnswerKind.Declined,
            Later => AnswerKind.Later,
            Wait => AnswerKind.Waitlisted,
            _ => null,
        };
        return kind is null ? null : new GivenAnswer(kind.Value)
        {
            Need = Value(form, Need),
            In = Value(form, In),
            Remark = Value(form, Remark),
            Arrival = Value(form, Arrival),
            KeepsRemark = Value(form, Keep) == "true",
        };
    }

    public static bool StopsSms(IFormCollection form) => Value(form, Sms) == Off;

    private static string Value(IFormCollection form, string name) => form.TryGetValue(name, out var values) && values is [{ } first, ..] ? first : string.Empty;

    private static HtmlElement Form(params IReadOnlyList<HtmlNode> content) => new HtmlElement("form", content).With("method", "post");

    private static HtmlElement Button(string title, string name, string value, string? look = null)
    {
        var button = new HtmlElement("button", title).With("name", name).With("value", value);
        return look is null ? button : button.With("class", look);
    }

    private static HtmlElement Hidden(string name, string value) => new HtmlElement("input").With("type", "hidden").With("name", name).With("value", value);

    private static IEnumerable<HtmlNode> Fields(Acceptance? given) =>
    [
        Field(Arrival, AlarmTexts.ArrivalLabel, AlarmTexts.ArrivalPlaceholder, CallCard.LongestArrival, given?.Arrival),
        Field(Remark, AlarmTexts.RemarkLabel, AlarmTexts.RemarkPlaceholder, CallCard.LongestRemark, given?.Remark),
    ];

    private static HtmlElement Field(string name, string label, string example, int longest, string? value) => new HtmlElement(
        "div",
        new HtmlElement("label", label, new HtmlElement("span", example).With("class", "hint")).With("for", name),
        new HtmlElement("input").With("type", "text").With("id", name).With("name", name).With("value", value ?? string.Empty)
            .With("maxlength", longest.ToString(CultureInfo.InvariantCulture)).With("autocomplete", "off"))
        .With("class", "field");

    private static HtmlElement Choice(int minutes, int index)
    {
        var choice = new HtmlElement("input").With("type", "radio").With("name", In).With("value", minutes.ToString(CultureInfo.InvariantCulture));
        return new HtmlElement("label", index == 0 ? choice.With("checked") : choice, Words(minutes)).With("class", "choice");
    }

    private static string Words(int minutes) => minutes < 60 ? AlarmTexts.InMinutes.With(minutes) : minutes == 60 ? AlarmTexts.InOneHour : AlarmTexts.InHours.With(minutes / 60);
}
