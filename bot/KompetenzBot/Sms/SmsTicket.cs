using System.Text.Json.Serialization;

namespace KompetenzBot.Sms;

/// <summary>A text message as it was first sent: number, text and id are the same in every repetition.</summary>
/// <param name="To">E.164.</param>
/// <param name="Text">With its link.</param>
/// <param name="Id">By which the provider knows a repetition.</param>
/// <param name="CreatedAt">When it was first sent.</param>
/// <param name="Tag">Comes back with the delivery report and says in which part of the rows the message is; names nobody.</param>
internal sealed record SmsTicket(string To, string Text, Guid Id, DateTimeOffset CreatedAt, string Tag);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SmsTicket))]
internal sealed partial class SmsTicketJson : JsonSerializerContext;
