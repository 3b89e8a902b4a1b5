using Azure.Core;

namespace KompetenzBot.Platform.Tables;

/// <summary>
/// Transport, retries and clock of table clients. By default one shared connection pool, tries of at most 10 seconds and up to three
/// repetitions. Reads, upserts and deletions are repeated after any transient failure; inserts, updates by ETag and transactions only after 429 and
/// 503, because after a lost answer a repetition would report a conflict with itself.
/// </summary>
public sealed class TableClientOptions : ClientOptions
{
    public TableClientOptions() => StoragePipeline.SetDefaults(this);

    /// <summary>The wall clock of signatures; Azure refuses dates that are more than 15 minutes off.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
