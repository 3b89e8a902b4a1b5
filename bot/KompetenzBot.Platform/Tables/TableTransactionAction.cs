using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>One step of a transaction.</summary>
/// <param name="actionType">What is done.</param>
/// <param name="entity">The entity; for a deletion only its keys count.</param>
/// <param name="etag">
/// What the stored entity must have, for updates and deletions; <see cref="ETag.All"/> accepts any version. Left out, it is the entity's own
/// <see cref="TableEntity.ETag"/>, and for a deletion without one any version.
/// </param>
public sealed class TableTransactionAction(TableTransactionActionType actionType, TableEntity entity, ETag etag = default)
{
    public TableTransactionActionType ActionType { get; } = actionType;

    public TableEntity Entity { get; } = entity ?? throw new ArgumentNullException(nameof(entity));

    public ETag ETag { get; } = etag == default ? entity.ETag : etag;
}
