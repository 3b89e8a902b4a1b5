using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Feedback;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;

namespace KompetenzBot.Storage;

/// <summary>One row beside the person's chat: a month and nothing else.</summary>
internal sealed class FeedbackTurnTable(StorageNames names) : IFeedbackTurns, IPersonalData
{
    private const string Row = "feedback";
    private const string Month = "Month";
    private readonly TableClient _table = names.Table(StorageNames.Conversations);

    /// <summary>The rows of older months.</summary>
    public static TableFilter Before(string month) => TableFilter.Create($"RowKey eq {Row} and Month lt {month}");

    public async Task<bool> HasHadAsync(UserId user, string month, CancellationToken cancellationToken) => await MonthAsync(user, cancellationToken) == month;

    public async Task MarkAsync(UserId user, string month, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(new TableEntity(user.ToString(), Row) { [Month] = month }, cancellationToken: cancellationToken);

    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => _table.DeleteEntityAsync(user.ToString(), Row, ETag.All, cancellationToken);

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken) =>
        await MonthAsync(user, cancellationToken) is { } month ? [new PersonalSection(PersonalSections.Feedback, new JsonObject { ["month"] = month })] : [];

    private async Task<string?> MonthAsync(UserId user, CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync(user.ToString(), Row, cancellationToken: cancellationToken))?.GetString(Month);
}
