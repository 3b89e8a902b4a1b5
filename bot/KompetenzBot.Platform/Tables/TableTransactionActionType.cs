namespace KompetenzBot.Platform.Tables;

/// <summary>What a step of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails if the entity exists.</summary>
    Add,

    /// <summary>Changes the given properties; fails if the ETag is outdated or the entity missing.</summary>
    UpdateMerge,

    /// <summary>Replaces all properties; fails likewise.</summary>
    UpdateReplace,

    /// <summary>Deletes; fails likewise.</summary>
    Delete,

    /// <summary>Inserts, or changes the given properties.</summary>
    UpsertMerge,

    /// <summary>Inserts, or replaces all properties.</summary>
    UpsertReplace,
}
