using System.Globalization;
using System.Text;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Editing;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Catalogues;

/// <summary><c>katalog</c>: administrators export the catalogue, send changes as a file or as text, see the difference and confirm it. The role is checked at every step.</summary>
public sealed class CatalogueCommand(ICatalogueStore store, StoredCatalogue catalogue, IRoles roles, DutyClock clock, IAuditTrail audit)
    : ICommand, ICardActions, IFileSource, IFileReceiver, IFreeText
{
    private const string FileName = "kompetenzkatalog.json";
    private const string Id = "id";
    private const string Base = "base";
    private const int Most = 12;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("katalog", "catalogue", () => CatalogueTexts.Description, "catalog", "kompetenzkatalog") { Group = CommandGroup.Administration };

    /// <inheritdoc/>
    public string Feature => "catalogue";

    /// <inheritdoc/>
    public string Kind => "catalogue";

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => roles.HasAsync(user, Role.Administrator, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (!await IsForAsync(turn.User, cancellationToken))
        {
            return Reply.Text(CatalogueTexts.AdministratorsOnly);
        }

        return arguments.ToLowerInvariant() is "zurück" or "zurueck" or "back" ? await BackAsync(cancellationToken) : await StateAsync(null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (!await IsForAsync(turn.User, cancellationToken))
        {
            return Reply.Text(CatalogueTexts.AdministratorsOnly);
        }

        return action.Action switch
        {
            "export" => new Reply(new Message.Text(CatalogueTexts.Offered), new Message.FileOffer(Kind, string.Empty, FileName, CatalogueTexts.FileDescription, Encoding.UTF8.GetByteCount((await catalogue.ReadAsync(cancellationToken)).Json))),
            "confirm" when Guid.TryParseExact(action.Value(Id), "N", out var id) => await ConfirmAsync(turn, id, action.Value(Base), cancellationToken),
            "discard" => Reply.Card(CardLayout.Note(CatalogueTexts.Discarded), CatalogueTexts.Discarded),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };
    }

    /// <inheritdoc/>
    public async Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken) =>
        await IsForAsync(turn.User, cancellationToken) ? new FileContent(FileName, "application/json", Encoding.UTF8.GetBytes((await catalogue.ReadAsync(cancellationToken)).Json)) : null;

    /// <inheritdoc/>
    public async Task<Reply?> ReceiveAsync(TurnContext turn, FileContent file, CancellationToken cancellationToken) =>
        file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && await IsForAsync(turn.User, cancellationToken)
            ? await ProposeAsync(Encoding.UTF8.GetString(file.Bytes.Span).TrimStart('\uFEFF'), cancellationToken)
            : null;

    /// <summary>Changes can also be pasted into the chat.</summary>
    public async Task<Reply?> ReadAsync(TurnContext turn, string text, CancellationToken cancellationToken) =>
        text.StartsWith('{') && await IsForAsync(turn.User, cancellationToken) ? await ProposeAsync(text, cancellationToken) : null;

    private async Task<Reply> StateAsync(string? notice, CancellationToken cancellationToken)
    {
        var (_, version) = await catalogue.ReadAsync(cancellationToken);
        var current = catalogue.Current;
        var card = CardLayout.Page(
            CatalogueTexts.Title,
            [
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new(CatalogueTexts.Version, version is null ? CatalogueTexts.Embedded : CatalogueTexts.Stored.With(version.Number, clock.ToLocal(version.At).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture))),
                        new(CatalogueTexts.Entries, CatalogueTexts.EntriesText.With(current.Competences.Count(competence => !competence.IsRetired), current.Categories.Count, current.Competences.Count(competence => competence.IsRetired))),
                    ],
                },
                CardLayout.Text(CatalogueTexts.HowTo),
            ],
            [new AdaptiveExecuteAction { Title = CatalogueTexts.Export, Verb = "catalogue.export", Style = AdaptiveActionStyle.Positive }]);
        return Reply.Card(notice is null ? card : CardLayout.WithNotice(card, notice), CatalogueTexts.Title);
    }

    private async Task<Reply> ProposeAsync(string changes, CancellationToken cancellationToken)
    {
        var (current, version) = await catalogue.ReadAsync(cancellationToken);
        return CatalogueEdit.Apply(current, changes) switch
        {
            CatalogueEditResult.Refused refused => Reply.Card(
                CardLayout.Page(
                    CatalogueTexts.RefusedTitle,
                    [CardLayout.Text(CatalogueTexts.RefusedText), .. refused.Problems.Take(Most).Select(problem => CardLayout.Verbatim($"• {CatalogueTexts.Line.With(problem.Line)}: {(problem.Path.Length > 0 ? CatalogueTexts.NotInShape.With(problem.Path) : problem.Reason)}"))],
                    []),
                CatalogueTexts.RefusedTitle),
            CatalogueEditResult.Changed { Difference.IsEmpty: true } => Reply.Text(CatalogueTexts.NoDifference),
            CatalogueEditResult.Changed changed => await KeepAsync(changed, version, cancellationToken),
            _ => throw new InvalidOperationException("An edit is one of two."),
        };
    }

    private async Task<Reply> KeepAsync(CatalogueEditResult.Changed changed, CatalogueVersion? version, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        await store.KeepAsync(id, changed.Json, cancellationToken);
        var difference = changed.Difference;
        return Reply.Card(
            CardLayout.Page(
                CatalogueTexts.DifferenceTitle,
                [
                    .. List(CatalogueTexts.Added, difference.Added.Select(Name)),
                    .. List(CatalogueTexts.Renamed, difference.Renamed.Select(pair => $"{Name(pair.From)} → {Name(pair.To)}")),
                    .. List(CatalogueTexts.Retired, difference.Retired.Select(Name)),
                    .. List(CatalogueTexts.Changed, difference.Changed.Select(Name)),
                    CardLayout.Text(CatalogueTexts.ConfirmText, subtle: true),
                ],
                [
                    new AdaptiveExecuteAction
                    {
                        Title = CatalogueTexts.Confirm,
                        Verb = "catalogue.confirm",
                        Style = AdaptiveActionStyle.Positive,
                        Data = new() { [Id] = id.ToString("N"), [Base] = Number(version) },
                    },
                    new AdaptiveExecuteAction { Title = CatalogueTexts.Discard, Verb = "catalogue.discard" },
                ]),
            CatalogueTexts.DifferenceTitle);
    }

    private async Task<Reply> ConfirmAsync(TurnContext turn, Guid id, string expected, CancellationToken cancellationToken)
    {
        var newest = await store.FindNewestAsync(cancellationToken);
        if (await store.FindKeptAsync(id, cancellationToken) is not { } json)
        {
            return await StateAsync(CatalogueTexts.Gone, cancellationToken);
        }

        if (Number(newest) != expected || !await store.TryAddAsync(newest, json, turn.Now, cancellationToken))
        {
            return await StateAsync(CatalogueTexts.ChangedMeanwhile, cancellationToken);
        }

        return await AppliedAsync(turn, (newest?.Number ?? 0) + 1, cancellationToken);
    }

    /// <summary>Proposes what the version before said; it goes the way of every change.</summary>
    private async Task<Reply> BackAsync(CancellationToken cancellationToken)
    {
        var newest = await store.FindNewestAsync(cancellationToken);
        var before = newest is null ? null : newest.Number == 1 ? CatalogueEdit.Embedded() : await store.ReadAsync(newest.Number - 1, cancellationToken);
        return before is null
            ? await StateAsync(CatalogueTexts.NothingBefore, cancellationToken)
            : await ProposeAsync(CatalogueEdit.Back((await catalogue.ReadAsync(cancellationToken)).Json, before), cancellationToken);
    }

    private async Task<Reply> AppliedAsync(TurnContext turn, int number, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(new AuditEntry(AuditEvent.CatalogueChanged, string.Empty, AuditActors.Administrator, number.ToString(CultureInfo.InvariantCulture), turn.Now), cancellationToken);
        await catalogue.RunAsync(cancellationToken);
        return await StateAsync(CatalogueTexts.Applied, cancellationToken);
    }

    private static string Number(CatalogueVersion? version) => (version?.Number ?? 0).ToString(CultureInfo.InvariantCulture);

    private static string Name(LocalizedText name) => name.For(CultureInfo.CurrentUICulture);

    private static IEnumerable<AdaptiveElement> List(string title, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 0 ? [] :
        [
            CardLayout.Section($"{title}: {all.Length.ToString(CultureInfo.CurrentCulture)}"),
            CardLayout.Verbatim(string.Join(", ", all.Take(Most)) + (all.Length > Most ? " …" : string.Empty)),
        ];
    }
}
