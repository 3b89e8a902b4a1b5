using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Answering;

/// <summary>Asks whether a remark that seems to tell something of the person's private life is to be passed on.</summary>
internal static class RemarkQuestionCard
{
    public static AdaptiveCard Build(Alarm alarm, SensitiveConcerns concerns, string remark, string arrival) => CardLayout.Page(
        AlarmTexts.RemarkQuestionTitle,
        [
            CardLayout.Text(AlarmTexts.RemarkQuestion.With(SensitiveWords.Describe(concerns), Markdown.Escape(alarm.Body.Name))),
            CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Verbatim(remark)),
        ],
        [
            new AdaptiveExecuteAction
            {
                Title = AlarmTexts.RemarkPassOn,
                Verb = AnswerActions.Yes,
                AssociatedInputs = AdaptiveAssociatedInputs.None,
                Data = new()
                {
                    [AnswerActions.AlarmKey] = alarm.Id.Value,
                    [AnswerActions.RemarkInput] = remark,
                    [AnswerActions.ArrivalInput] = arrival,
                    [AnswerActions.KeepKey] = "true",
                },
            },
        ],
        AlarmTexts.AlarmNumber.With(alarm.Number));
}
