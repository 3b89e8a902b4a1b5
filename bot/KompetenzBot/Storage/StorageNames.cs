using KompetenzBot.Platform.Queues;
using KompetenzBot.Platform.Tables;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage;

/// <summary>The tables and queues of this deployment, under its prefix.</summary>
internal sealed class StorageNames(TableServiceClient tables, QueueServiceClient queues, IOptions<StorageOptions> options)
{
    public const string Profiles = "Profiles";
    public const string Conversations = "Conversations";
    public const string Alarms = "Alarms";
    public const string Deliveries = "Deliveries";
    public const string AccessLog = "AccessLog";
    public const string AnswerLinks = "AnswerLinks";
    public const string Keys = "Keys";
    public const string Audit = "Audit";
    public const string Settings = "Settings";
    public const string Feedback = "Feedback";
    public const string Erasures = "Erasures";
    public const string Instances = "Instances";

    public static IReadOnlyList<string> AllTables { get; } = [Keys, Profiles, Conversations, Alarms, Deliveries, AnswerLinks, AccessLog, Audit, Settings, Feedback, Erasures, Instances];

    public TableClient Table(string name) => tables.GetTableClient(options.Value.Prefix + name);

    public QueueClient Queue(string name) => queues.GetQueueClient(options.Value.Prefix.Length > 0 ? $"{options.Value.Prefix}-{name}" : name);
}
