using System.Globalization;
using System.Text;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Settings;

/// <summary>Administrators export a setting, send changes as a file or as text, see the difference, confirm it, and take it back. The role is checked at every step.</summary>
public abstract class SettingCommand(StoredSetting setting, ISettingStore store, IRoles roles, DutyClock clock, IAuditTrail audit) : ICommand, ICardActions, IFileSource
{
    private const string Id = "id";
    private const string Base = "base";
    private const int Most = 12;

    /// <inheritdoc/>
    public abstract CommandWords Words { get; }

    /// <inheritdoc/>
    public string Feature => setting.Name;

    /// <inheritdoc/>
    public string Kind => setting.Name;

    /// <summary>The JSON property by which changes of this setting are known; null: everything that no other setting takes.</summary>
    public virtual string? Mark => null;

    /// <summary>What the export is called.</summary>
    protected abstract string FileName { get; }

    /// <summary>What is in the export.</summary>
    protected abstract string FileDescription { get; }

    /// <summary>What the setting is called.</summary>
    protected abstract string Title { get; }

    /// <summary>How to change it.</summary>
    protected abstract string HowTo { get; }

    /// <summary>What others are told.</summary>
    protected abstract string AdministratorsOnly { get; }

    /// <summary>What is in force, in numbers.</summary>
    protected abstract AdaptiveFact Entries { get; }

    /// <inheritdoc/>
    public virtual ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => IsAdministratorAsync(user, cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        !await IsAdministratorAsync(turn.User, cancellationToken) ? Reply.Text(AdministratorsOnly)
        : IsBack(arguments) ? await BackAsync(cancellationToken)
        : await StateAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (!await IsAdministratorAsync(turn.User, cancellationToken))
        {
            return Reply.Text(AdministratorsOnly);
        }

        return action.Action switch
        {
            "export" => new Reply(new Message.Text(SettingTexts.Offered), new Message.FileOffer(Kind, string.Empty, FileName, FileDescription, Encoding.UTF8.GetByteCount((await setting.ReadAsync(cancellationToken)).Json))),
            "confirm" when Guid.TryParseExact(action.Value(Id), "N", out var id) => await ConfirmAsync(turn, id, action.Value(Base), cancellationToken),
            "discard" => Reply.Card(CardLayout.Note(SettingTexts.Discarded), SettingTexts.Discarded),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };
    }

    /// <inheritdoc/>
    public async Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken) =>
        await IsAdministratorAsync(turn.User, cancellationToken) ? new FileContent(FileName, "application/json", Encoding.UTF8.GetBytes((await setting.ReadAsync(cancellationToken)).Json)) : null;

    /// <summary>Proposes changes; null: this person may not.</summary>
    public async Task<Reply?> ProposeAsync(TurnContext turn, string changes, CancellationToken cancellationToken) =>
        await IsAdministratorAsync(turn.User, cancellationToken) ? await ProposeAsync(changes, cancellationToken) : null;

    /// <summary>Whether the words behind the command ask for the version before.</summary>
    protected static bool IsBack(string arguments) => arguments.ToLowerInvariant() is "zurück" or "zurueck" or "back";

    /// <summary>Whether a person may change the setting.</summary>
    protected ValueTask<bool> IsAdministratorAsync(UserId user, CancellationToken cancellationToken) => roles.HasAsync(user, Role.Administrator, cancellationToken);

    /// <summary>What the trail says about a new version.</summary>
    protected abstract (AuditEvent Event, string Detail) Recorded(int number);

    /// <summary>The state and how to change it.</summary>
    protected async Task<Reply> StateAsync(string? notice, CancellationToken cancellationToken)
    {
        var (_, version) = await setting.ReadAsync(cancellationToken);
        var card = CardLayout.Page(
            Title,
            [
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new(SettingTexts.Version, version is null ? SettingTexts.Embedded : SettingTexts.Stored.With(version.Number, clock.ToLocal(version.At).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture))),
                        Entries,
                    ],
                },
                CardLayout.Text(HowTo),
            ],
            [new AdaptiveExecuteAction { Title = SettingTexts.Export, Verb = $"{Feature}.export", Style = AdaptiveActionStyle.Positive }]);
        return Reply.Card(notice is null ? card : CardLayout.WithNotice(card, notice), Title);
    }

    /// <summary>Proposes what the version before said; it goes the way of every change.</summary>
    protected async Task<Reply> BackAsync(CancellationToken cancellationToken)
    {
        var newest = await store.FindNewestAsync(setting.Name, cancellationToken);
        var before = newest is null ? null : newest.Number == 1 ? setting.Embedded : await store.ReadAsync(setting.Name, newest.Number - 1, cancellationToken);
        return before is null
            ? await StateAsync(SettingTexts.NothingBefore, cancellationToken)
            : await ProposeAsync(setting.Back((await setting.ReadAsync(cancellationToken)).Json, before), cancellationToken);
    }

    private async Task<Reply> ProposeAsync(string changes, CancellationToken cancellationToken)
    {
        var (current, version) = await setting.ReadAsync(cancellationToken);
        return setting.Apply(current, changes) switch
        {
            SettingEdit.Refused refused => Reply.Card(
                CardLayout.Page(
                    SettingTexts.RefusedTitle,
                    [CardLayout.Text(SettingTexts.RefusedText), .. refused.Problems.Take(Most).Select(problem => CardLayout.Verbatim($"• {SettingTexts.Line.With(problem.Line)}: {(problem.Path.Length > 0 ? SettingTexts.NotInShape.With(problem.Path) : problem.Reason)}"))],
                    []),
                SettingTexts.RefusedTitle),
            SettingEdit.Changed { Difference.IsEmpty: true } => Reply.Text(SettingTexts.NoDifference),
            SettingEdit.Changed changed => await KeepAsync(changed, version, cancellationToken),
            _ => throw new InvalidOperationException("An edit is one of two."),
        };
    }

    private async Task<Reply> KeepAsync(SettingEdit.Changed changed, SettingVersion? version, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        await store.KeepAsync(setting.Name, id, changed.Json, cancellationToken);
        var (difference, title) = (changed.Difference, SettingTexts.DifferenceTitle.With(Title));
        return Reply.Card(
            CardLayout.Page(
                title,
                [
                    .. List(SettingTexts.Added, difference.Added.Select(Name)),
                    .. List(SettingTexts.Renamed, difference.Renamed.Select(pair => $"{Name(pair.From)} → {Name(pair.To)}")),
                    .. List(SettingTexts.Retired, difference.Retired.Select(Name)),
                    .. List(SettingTexts.Changed, difference.Changed.Select(Name)),
                    CardLayout.Text(SettingTexts.ConfirmText, subtle: true),
                ],
                [
                    new AdaptiveExecuteAction
                    {
                        Title = SettingTexts.Confirm,
                        Verb = $"{Feature}.confirm",
                        Style = AdaptiveActionStyle.Positive,
                        Data = new() { [Id] = id.ToString("N"), [Base] = Number(version) },
                    },
                    new AdaptiveExecuteAction { Title = SettingTexts.Discard, Verb = $"{Feature}.discard" },
                ]),
            title);
    }

    private async Task<Reply> ConfirmAsync(TurnContext turn, Guid id, string expected, CancellationToken cancellationToken)
    {
        var newest = await store.FindNewestAsync(setting.Name, cancellationToken);
        if (await store.FindKeptAsync(setting.Name, id, cancellationToken) is not { } json)
        {
            return await StateAsync(SettingTexts.Gone, cancellationToken);
        }

        if (Number(newest) != expected || !await store.TryAddAsync(setting.Name, newest, json, turn.Now, cancellationToken))
        {
            return await StateAsync(SettingTexts.ChangedMeanwhile, cancellationToken);
        }

        return await AppliedAsync(turn, (newest?.Number ?? 0) + 1, cancellationToken);
    }

    private async Task<Reply> AppliedAsync(TurnContext turn, int number, CancellationToken cancellationToken)
    {
        var (what, detail) = Recorded(number);
        await audit.AppendAsync(new AuditEntry(what, string.Empty, AuditActors.Administrator, detail, turn.Now), cancellationToken);
        await setting.RunAsync(cancellationToken);
        return await StateAsync(SettingTexts.Applied, cancellationToken);
    }

    private static string Number(SettingVersion? version) => (version?.Number ?? 0).ToString(CultureInfo.InvariantCulture);

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
