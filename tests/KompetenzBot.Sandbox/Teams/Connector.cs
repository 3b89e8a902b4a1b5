using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>What the operations of the Bot Connector do; HTTP is around it, see <see cref="ConnectorServer"/>.</summary>
internal sealed class Connector(TeamsState state, SimulatedTeamsOptions options, Throttle throttle, Action<TeamsAccount, TeamsMessage> arrived)
{
    public ConnectorAnswer Answer(ConnectorRequest request)
    {
        if (throttle.Enter() is { Ticks: > 0 } wait)
            return ConnectorAnswer.Throttled(wait);
        if (ActivityRules.IsTooBig(request.Body))
            return ConnectorAnswer.Error(413, "MessageSizeTooBig", "The message is larger than 100 KB.");
        if (request.ConversationId is not { } conversation)
            return Create(JsonReading.TryParse(request.Body));
        if (state.AccountIn(conversation) is not { } account)
            return ConnectorAnswer.ConversationNotFound;
        return request.Operation == ConnectorOperation.Members ? Members(account, request.ActivityId) : Write(account, request);
    }

    private ConnectorAnswer Create(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } parameters)
            return ConnectorAnswer.Error(400, "BadSyntax", "The body is not a JSON object.");
        var members = parameters.Items("members").ToArray();
        if (parameters.Property("isGroup")?.ValueKind == JsonValueKind.True || members.Length != 1)
            return ConnectorAnswer.Error(400, "BadArgument", "Only a conversation with exactly one member can be created here.");
        var tenant = parameters.Property("channelData")?.Property("tenant")?.TextOf("id") ?? parameters.TextOf("tenantId");
        if (tenant != options.TenantId)
            return ConnectorAnswer.Error(400, "BadArgument", "The tenant is missing or unknown.");
        if (state.AccountOf(members[0].TextOf("id")) is not { App: not AppState.NotInstalled } account)
            return ConnectorAnswer.Error(403, "ForbiddenOperationException", "The app is not installed for this person.");
        return throttle.Write("create|" + account.ConversationId) is { Ticks: > 0 } wait
            ? ConnectorAnswer.Throttled(wait)
            : ConnectorAnswer.Resource(account.ConversationId);
    }

    private ConnectorAnswer Write(TeamsAccount account, ConnectorRequest request)
    {
        if (RefusalFor(account.App) is { } unreachable)
            return unreachable;
        var activity = JsonReading.TryParse(request.Body);
        if (request.Operation != ConnectorOperation.Delete && ActivityRules.RefusalOf(activity) is { } refusal)
            return refusal;
        if (throttle.Write(account.ConversationId) is { Ticks: > 0 } wait)
            return ConnectorAnswer.Throttled(wait);
        if (request.Operation == ConnectorOperation.Send)
            return Send(account, activity!.Value);
        if (state.Find(account.ConversationId, request.ActivityId!) is not { } message)
            return ConnectorAnswer.ActivityNotFound;
        if (request.Operation == ConnectorOperation.Delete)
        {
            message.Delete();
            return new ConnectorAnswer(200);
        }

        message.Update(activity!.Value);
        return new ConnectorAnswer(200, new JsonObject { ["id"] = message.Id });
    }

    private ConnectorAnswer Send(TeamsAccount account, JsonElement activity)
    {
        if (activity.TextOf("type") != "message")
            return ConnectorAnswer.Resource(state.NewId());
        if (!string.IsNullOrEmpty(activity.TextOf("text")) && activity.Items("attachments").Any())
            return SendInTwoParts(account, activity);
        return ConnectorAnswer.Resource(Deliver(account, activity).Id);
    }

    /// <summary>Teams splits a message with text and attachments and answers with an id that names neither part.</summary>
    private ConnectorAnswer SendInTwoParts(TeamsAccount account, JsonElement activity)
    {
        Deliver(account, Without(activity, "attachments"));
        Deliver(account, Without(activity, "text"));
        return ConnectorAnswer.Resource(state.NewId());
    }

    private TeamsMessage Deliver(TeamsAccount account, JsonElement activity)
    {
        var message = state.Store(account.ConversationId, activity);
        arrived(account, message);
        return message;
    }

    private ConnectorAnswer Members(TeamsAccount account, string? id)
    {
        if (throttle.Read(account.ConversationId) is { Ticks: > 0 } wait)
            return ConnectorAnswer.Throttled(wait);
        if (account.App == AppState.NotInstalled)
            return RefusalFor(account.App)!;
        if (id is null)
            return new ConnectorAnswer(200, new JsonObject { ["members"] = new JsonArray(MemberOf(account)) });
        return state.AccountOf(id) == account
            ? new ConnectorAnswer(200, MemberOf(account))
            : ConnectorAnswer.Error(404, "MemberNotFoundInConversation", "The conversation has no such member.");
    }

    private JsonObject MemberOf(TeamsAccount account) => new()
    {
        ["id"] = account.TeamsId,
        ["aadObjectId"] = account.AadObjectId,
        ["objectId"] = account.AadObjectId,
        ["name"] = account.Name,
        ["tenantId"] = options.TenantId,
        ["userRole"] = "user",
    };

    private static ConnectorAnswer? RefusalFor(AppState app) => app switch
    {
        AppState.Installed => null,
        AppState.NotInstalled => ConnectorAnswer.Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
        AppState.Blocked => ConnectorAnswer.Error(403, "ConversationBlockedByUser", "The person has blocked the conversation with the bot."),
        AppState.WritesBlocked => ConnectorAnswer.WritesBlocked,
        AppState.DisabledByAdmin => ConnectorAnswer.Error(403, "BotDisabledByAdmin", "The tenant's administrator has disabled the bot."),
        _ => throw new ArgumentOutOfRangeException(nameof(app)),
    };

    private static JsonElement Without(JsonElement activity, string property)
    {
        var copy = JsonObject.Create(activity)!;
        copy.Remove(property);
        return JsonElement.Parse(copy.ToJsonString());
    }
}
