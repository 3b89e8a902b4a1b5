using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Feedback;

/// <summary><c>feedback</c>: a short form, stored without the name; <c>feedback ergebnisse</c> shows coordinators the totals.</summary>
public sealed class FeedbackCommand(IFeedbackStore store, IFeedbackTurns turns, FeedbackResults results, ICoordinators coordinators, DutyClock clock) : ICommand, ICardActions
{
    private const int Longest = 500;
    private const string Id = "id";
    private const string Rating = "rating";
    private const string Helps = "helps";
    private const string Hinders = "hinders";
    private const string Improve = "improve";

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("feedback", "opinion", () => FeedbackTexts.Description, "rückmeldung", "rueckmeldung", "lob", "kritik") { Group = CommandGroup.General };

    /// <inheritdoc/>
    public string Feature => "feedback";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (arguments.ToLowerInvariant() is not ("ergebnisse" or "results"))
        {
            return Reply.Card(Form(Guid.NewGuid().ToString("N"), arguments.Cut(Longest), new Dictionary<string, string>(StringComparer.Ordinal)), FeedbackTexts.Title);
        }

        return await coordinators.FindAsync(turn.User, cancellationToken) is { } coordinator
            ? Reply.Card(await results.BuildAsync(coordinator, turn.Now, cancellationToken), FeedbackTexts.ResultsTitle)
            : Reply.Text(FeedbackTexts.CoordinatorsOnly);
    }

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (action.Action != "send" || !Guid.TryParseExact(action.Value(Id), "N", out var id))
        {
            return Reply.Text(ConversationTexts.UnknownButton);
        }

        var errors = Errors(action).ToDictionary(error => error.Input, error => error.Text, StringComparer.Ordinal);
        if (errors.Count > 0)
        {
            return Reply.Card(Form(action.Value(Id), action.Value(Improve), errors, action), FeedbackTexts.Title);
        }

        var month = clock.DayOf(turn.Now).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (await turns.HasHadAsync(turn.User, month, cancellationToken) && !await store.HasAsync(month, id, cancellationToken))
        {
            return Reply.Card(CardLayout.Note(FeedbackTexts.OncePerMonth), FeedbackTexts.Title);
        }

        await store.AddAsync(id, new FeedbackEntry(month, RatingOf(action), Text(Helps), Text(Hinders), Text(Improve)), cancellationToken);
        await turns.MarkAsync(turn.User, month, cancellationToken);
        return Reply.Card(CardLayout.Note($"💚 {FeedbackTexts.Thanks}"), FeedbackTexts.Thanks);

        string Text(string input) => Anonymous.Of(action.Value(input), turn.Name);
    }

    private static int? RatingOf(TurnInput.CardAction action) =>
        int.TryParse(action.Value(Rating), NumberStyles.None, CultureInfo.InvariantCulture, out var rating) && rating is >= 1 and <= 5 ? rating : null;

    private static IEnumerable<(string Input, string Text)> Errors(TurnInput.CardAction action)
    {
        string[] texts = [Helps, Hinders, Improve];
        foreach (var input in texts.Where(input => action.Value(input).Length > Longest))
        {
            yield return (input, FeedbackTexts.TooLong.With(Longest));
        }

        if (RatingOf(action) is null && texts.All(input => action.Value(input).Length == 0))
        {
            yield return (Rating, FeedbackTexts.Nothing);
        }
    }

    private static AdaptiveCard Form(string id, string improve, Dictionary<string, string> errors, TurnInput.CardAction? before = null) => CardLayout.Page(
        FeedbackTexts.Title,
        [
            CardLayout.Text(FeedbackTexts.Intro),
            new AdaptiveChoiceSetInput
            {
                Id = Rating,
                Label = FeedbackTexts.RatingLabel,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = [new($"😀 {FeedbackTexts.Rating5}", "5"), new($"🙂 {FeedbackTexts.Rating4}", "4"), new($"😐 {FeedbackTexts.Rating3}", "3"), new($"🙁 {FeedbackTexts.Rating2}", "2"), new($"😟 {FeedbackTexts.Rating1}", "1")],
                Value = before?.Value(Rating),
            },
            .. CardLayout.Error(errors.GetValueOrDefault(Rating)),
            Text(Helps, FeedbackTexts.HelpsLabel, before?.Value(Helps)),
            .. CardLayout.Error(errors.GetValueOrDefault(Helps)),
            Text(Hinders, FeedbackTexts.HindersLabel, before?.Value(Hinders)),
            .. CardLayout.Error(errors.GetValueOrDefault(Hinders)),
            Text(Improve, FeedbackTexts.ImproveLabel, improve),
            .. CardLayout.Error(errors.GetValueOrDefault(Improve)),
        ],
        [new AdaptiveExecuteAction { Title = FeedbackTexts.Send, Verb = "feedback.send", Style = AdaptiveActionStyle.Positive, Data = new() { [Id] = id } }]);

    private static AdaptiveTextInput Text(string id, string label, string? value) => new() { Id = id, Label = label, IsMultiline = true, MaxLength = Longest, Value = value is { Length: > 0 } ? value : null };
}
