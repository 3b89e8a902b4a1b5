using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Privacy;

/// <summary><c>fragen</c>: what people ask before they take part, answered plainly.</summary>
public sealed class QuestionsCommand(IOptions<PrivacyOptions> privacy) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("fragen", "questions", () => PrivacyTexts.QuestionsDescription, "faq", "häufige fragen") { Group = CommandGroup.General };

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => Task.FromResult(Reply.Card(
        CardLayout.Page(
            PrivacyTexts.QuestionsTitle,
            [.. Questions().Where(one => one.Answer.Length > 0).SelectMany(one => new AdaptiveElement[] { CardLayout.Section(one.Question), CardLayout.Text(one.Answer) with { Spacing = AdaptiveSpacing.Small } })],
            [CommandList.Button(ConversationTexts.WelcomeRegister, "registrieren", AdaptiveActionStyle.Positive), CommandList.Button(PrivacyTexts.QuestionsSample, "probe")]),
        PrivacyTexts.QuestionsTitle));

    private IEnumerable<(string Question, string Answer)> Questions() =>
    [
        (PrivacyTexts.QuestionDuty, PrivacyTexts.AnswerDuty),
        (PrivacyTexts.QuestionNo, PrivacyTexts.AnswerNo),
        (PrivacyTexts.QuestionManager, PrivacyTexts.AnswerManager),
        (PrivacyTexts.QuestionSeen, PrivacyTexts.AnswerSeen),
        (PrivacyTexts.QuestionTime, Markdown.Escape(privacy.Value.WorkingTime)),
        (PrivacyTexts.QuestionInsurance, Markdown.Escape(privacy.Value.Insurance)),
        (PrivacyTexts.QuestionPhone, PrivacyTexts.AnswerPhone),
        (PrivacyTexts.QuestionHowOften, PrivacyTexts.AnswerHowOften),
        (PrivacyTexts.QuestionLeave, PrivacyTexts.AnswerLeave),
        (PrivacyTexts.QuestionContact, Markdown.Escape(privacy.Value.Contact)),
    ];
}
