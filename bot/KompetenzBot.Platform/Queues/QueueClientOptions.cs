using Azure.Core;

namespace KompetenzBot.Platform.Queues;

/// <summary>
/// Transport, retries and clock of queue clients. By default one shared connection pool, tries of at most 10 seconds and up to three
/// repetitions. Sends and updates are repeated only after 429 and 503, because after a lost answer a repetition would double the message or
/// use an outdated pop receipt; everything else after any transient failure.
/// </summary>
public sealed class QueueClientOptions : ClientOptions
{
    public QueueClientOptions() => StoragePipeline.SetDefaults(this);

    /// <summary>The wall clock of signatures; Azure refuses dates that are more than 15 minutes off.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
