using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.Tables;

internal sealed record TableDescription(string TableName);

[JsonSerializable(typeof(TableDescription))]
internal sealed partial class TableJson : JsonSerializerContext;
