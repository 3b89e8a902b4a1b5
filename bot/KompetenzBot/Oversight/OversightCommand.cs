using System.Text;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Oversight;

/// <summary><c>bericht aufsicht</c>: what the bodies did in a quarter, to read and as a page to print. The role is checked at every step.</summary>
public sealed class OversightCommand(OversightReporter reporter, OversightCard card, OversightPaper paper, TrailEnd end, AuditorGate gate, DutyClock clock) : ICommand, ICardActions, IFileSource
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("bericht aufsicht", "oversight report", () => OversightTexts.ReportDescription, "aufsichtsbericht", "oversight") { Group = CommandGroup.Administration };

    /// <inheritdoc/>
    public string Feature => "oversight";

    /// <inheritdoc/>
    public string Kind => "oversight";

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => gate.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await gate.RefuseAsync(turn.User, cancellationToken) is { } refusal ? refusal
        : arguments.Length == 0 ? await ShowAsync(turn, Present(turn), cancellationToken)
        : Quarter.TryParse(arguments) is { } quarter ? await ShowAsync(turn, quarter, cancellationToken)
        : Reply.Text(OversightTexts.WhichQuarter);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (await gate.RefuseAsync(turn.User, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return (action.Action, Quarter.TryParse(action.Value(OversightCard.Quarter))) switch
        {
            ("show", { } quarter) => await ShowAsync(turn, quarter, cancellationToken),
            ("file", { } quarter) => new Reply(
                new Message.Text(OversightTexts.FileOffered),
                new Message.FileOffer(Kind, quarter.ToString(), NameOf(quarter), OversightLines.Title(quarter), (await PageAsync(turn, quarter, cancellationToken)).Length)),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };
    }

    /// <inheritdoc/>
    public async Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken) =>
        await gate.IsOneAsync(turn.User, cancellationToken) && Quarter.TryParse(argument) is { } quarter
            ? new FileContent(NameOf(quarter), "text/html", await PageAsync(turn, quarter, cancellationToken))
            : null;

    private static string NameOf(Quarter quarter) => $"kompetenzbot-aufsicht-{quarter}.html";

    private Quarter Present(TurnContext turn) => Quarter.Of(clock.DayOf(turn.Now));

    private async Task<Reply> ShowAsync(TurnContext turn, Quarter quarter, CancellationToken cancellationToken)
    {
        if (quarter.StartsAt(clock) > turn.Now)
        {
            return Reply.Text(OversightTexts.NotBegun);
        }

        var report = await reporter.BuildAsync(quarter, turn.Now, cancellationToken);
        await end.ShowAsync(cancellationToken);
        return Reply.Card(card.Build(report), OversightLines.Title(quarter));
    }

    private async Task<byte[]> PageAsync(TurnContext turn, Quarter quarter, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetBytes(paper.Build(await reporter.BuildAsync(quarter, turn.Now, cancellationToken)));
}
