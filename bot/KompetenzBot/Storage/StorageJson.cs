using System.Text.Json.Serialization;
using KompetenzBot.Alarms;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Feedback;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Storage;

/// <summary>The JSON form of everything that is stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProfileRow))]
[JsonSerializable(typeof(CallDaysRow))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(DialogStack))]
[JsonSerializable(typeof(AlarmRow))]
[JsonSerializable(typeof(NeedRow))]
[JsonSerializable(typeof(AlarmReport))]
[JsonSerializable(typeof(AcceptanceRow))]
[JsonSerializable(typeof(AccessRow))]
[JsonSerializable(typeof(FeedbackEntry))]
[JsonSerializable(typeof(ShownHeadRow))]
internal sealed partial class StorageJson : JsonSerializerContext;
