using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Privacy;

/// <summary><c>auskunft</c>: everything that is stored about a person, to read, as a file, and as plain text where files do not work.</summary>
public sealed class ExportCommand(IEnumerable<IPersonalData> places, IProfileStore profiles, ICatalogues catalogues, DutyClock clock, IAuditTrail audit, IOptions<RetentionOptions> retention) : ICommand, ICardActions, IFileSource
{
    private const string FileName = "kompetenzbot-auskunft.json";
    private const string Page = "page";
    private const int CharactersPerCard = 2500;

    /// <summary>Nobody shows this JSON in a web page: umlauts stay readable.</summary>
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("auskunft", "mydata", () => PrivacyTexts.ExportDescription, "meine daten", "my data", "export", "dsgvo") { Group = CommandGroup.Privacy };

    /// <inheritdoc/>
    public string Feature => "export";

    /// <inheritdoc/>
    public string Kind => "export";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var sections = await SectionsAsync(turn, cancellationToken);
        var profile = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile;
        return Reply.Card(
            CardLayout.Page(
                PrivacyTexts.ExportTitle,
                sections.Count == 0
                    ? [CardLayout.Text(PrivacyTexts.ExportNothing)]
                    :
                    [
                        CardLayout.Text(PrivacyTexts.ExportIntro),
                        .. sections.SelectMany(section => section.Name == PersonalSections.Profile && profile is not null
                            ? PersonalProfileCard.Describe(profile, catalogues.Current, clock, turn.Now)
                            : PersonalSectionCard.Describe(section, clock)),
                        CardLayout.Section(PrivacyTexts.HowLong),
                        CardLayout.Text(RetentionWords.Describe(retention.Value.Read())),
                    ],
                sections.Count == 0 ? [] : [Button(PrivacyTexts.ExportFile, "file"), Button(PrivacyTexts.ExportText, "text")]),
            PrivacyTexts.ExportTitle);
    }

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken) => action.Action switch
    {
        "file" => new Reply(new Message.Text(PrivacyTexts.ExportOffered), new Message.FileOffer(Kind, string.Empty, FileName, PrivacyTexts.ExportFileDescription, Encoding.UTF8.GetByteCount(await JsonAsync(turn, cancellationToken)))),
        "text" => TextCard(await RecordedAsync(turn, cancellationToken), int.TryParse(action.Value(Page), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : 0),
        _ => Reply.Text(ConversationTexts.UnknownButton),
    };

    /// <inheritdoc/>
    public async Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken) =>
        new(FileName, "application/json", Encoding.UTF8.GetBytes(await RecordedAsync(turn, cancellationToken)));

    private static AdaptiveExecuteAction Button(string title, string action) => new() { Title = title, Verb = $"export.{action}" };

    private static Reply TextCard(string json, int page)
    {
        var pages = (json.Length + CharactersPerCard - 1) / CharactersPerCard;
        var shown = Math.Clamp(page, 0, pages - 1);
        var lines = json[(shown * CharactersPerCard)..Math.Min(json.Length, (shown + 1) * CharactersPerCard)];
        return Reply.Card(
            CardLayout.Page(
                PrivacyTexts.ExportTitle,
                [.. lines.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(Line)],
                shown + 1 < pages ? [Button(PrivacyTexts.ExportMore, "text") with { Data = new() { [Page] = $"{shown + 1}" } }] : [],
                pages > 1 ? PrivacyTexts.ExportPage.With(shown + 1, pages) : null),
            PrivacyTexts.ExportTitle);
    }

    /// <summary>Every line stands alone, since clients drop line breaks; its indent stays as spaces that cannot be dropped.</summary>
    private static AdaptiveElement Line(string line) => new AdaptiveRichTextBlock
    {
        Spacing = AdaptiveSpacing.None,
        Inlines =
        [
            new AdaptiveTextRun(new string('\u00A0', line.Length - line.TrimStart(' ').Length) + TextFunctions.Escape(line.TrimStart(' ')))
            {
                FontType = AdaptiveFontType.Monospace, Size = AdaptiveTextSize.Small,
            },
        ],
    };

    private async Task<string> RecordedAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var json = await JsonAsync(turn, cancellationToken);
        var pseudonym = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile.Pseudonym ?? string.Empty;
        await audit.AppendAsync(new AuditEntry(AuditEvent.Exported, pseudonym, AuditActors.Volunteer, string.Empty, turn.Now), cancellationToken);
        return json;
    }

    private async Task<string> JsonAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var all = new JsonObject { ["userId"] = turn.User.ToString(), ["createdAt"] = turn.Now };
        var kept = retention.Value;
        all["keptFor"] = new JsonObject
        {
            ["answers"] = kept.Answers, ["deployments"] = kept.Deployments, ["accessLog"] = kept.AccessLog, ["audit"] = kept.Audit, ["feedback"] = kept.Feedback, ["drafts"] = kept.Drafts,
        };
        foreach (var section in await SectionsAsync(turn, cancellationToken))
        {
            all[section.Name] = section.Data;
        }

        return all.ToJsonString(Readable);
    }

    private async Task<List<PersonalSection>> SectionsAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        List<PersonalSection> sections = [];
        foreach (var place in places)
        {
            sections.AddRange(await place.ExportAsync(turn.User, cancellationToken));
        }

        return sections;
    }
}
