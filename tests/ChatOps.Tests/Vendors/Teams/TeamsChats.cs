using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>The people and chats behind the connector: who may be written to, and every message as it stands now.</summary>
internal sealed class TeamsChats
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TeamsPerson> _people = [];
    private readonly List<TeamsMessage> _messages = [];
    private int _ids;

    public TeamsPerson Add(TeamsPerson person)
    {
        lock (_lock)
            _people[person.Conversation] = person;
        return person;
    }

    /// <summary>They left the tenant.</summary>
    public void Remove(TeamsPerson person)
    {
        lock (_lock)
            _people.Remove(person.Conversation);
    }

    /// <summary>What stands in a chat, oldest first.</summary>
    public IReadOnlyList<TeamsMessage> Of(string conversation)
    {
        lock (_lock)
            return [.. _messages.Where(m => m.Conversation == conversation)];
    }

    public static JsonObject Error(string code) =>
        new()
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = "The stand-in refuses." },
        };

    public (int Status, JsonNode? Body) Answer(TeamsCall call, string[] path)
    {
        lock (_lock)
        {
            return (call.Method, path) switch
            {
                ("POST", ["conversations"]) => Create(call.Body),
                ("POST", ["conversations", var chat, "activities"]) => Send(chat, call.Body),
                ("PUT", ["conversations", var chat, "activities", var id]) => Update(chat, id, call.Body),
                ("DELETE", ["conversations", var chat, "activities", var id]) => Delete(chat, id),
                ("GET", ["conversations", var chat, "members", var who]) => Member(chat, who),
                ("GET", ["conversations", var chat, "pagedmembers"]) => Members(chat),
                _ => (404, Error("NotFound")),
            };
        }
    }

    private (int, JsonNode?) Create(JsonObject body)
    {
        var who = body["members"]?[0]?["id"]?.GetValue<string>();
        return _people.Values.FirstOrDefault(p => p.Is(who)) is { IsInstalled: true } person
            ? (201, new JsonObject { ["id"] = person.Conversation })
            : (403, Error("BotNotInConversationRoster"));
    }

    private (int, JsonNode?) Send(string chat, JsonObject activity)
    {
        if (_people.TryGetValue(chat, out var person) && !person.IsInstalled)
            return (403, Error("BotNotInConversationRoster"));
        var message = new TeamsMessage(chat, (++_ids).ToString("1600000000000", CultureInfo.InvariantCulture), activity, 0);
        _messages.Add(message);
        return (201, new JsonObject { ["id"] = message.Id });
    }

    private (int, JsonNode?) Update(string chat, string id, JsonObject activity)
    {
        var at = _messages.FindIndex(m => m.Conversation == chat && m.Id == id);
        if (at < 0)
            return (404, Error("ActivityNotFoundInConversation"));
        _messages[at] = _messages[at] with { Activity = activity, Changes = _messages[at].Changes + 1 };
        return (200, new JsonObject { ["id"] = id });
    }

    private (int, JsonNode?) Delete(string chat, string id) =>
        _messages.RemoveAll(m => m.Conversation == chat && m.Id == id) > 0 ? (200, null) : (404, Error("ActivityNotFoundInConversation"));

    private (int, JsonNode?) Member(string chat, string who) =>
        !_people.TryGetValue(chat, out var person) || !person.Is(who) ? (404, Error("MemberNotFoundInConversation"))
        : person.IsInstalled ? (200, person.Roster()) : (403, Error("BotNotInConversationRoster"));

    private (int, JsonNode?) Members(string chat) =>
        _people.TryGetValue(chat, out var person)
            ? (200, new JsonObject { ["members"] = new JsonArray(person.Roster()) })
            : (404, Error("ConversationNotFound"));
}

/// <summary>One message of the bot as it stands.</summary>
internal sealed record TeamsMessage(string Conversation, string Id, JsonObject Activity, int Changes)
{
    public JsonObject? Card => Activity["attachments"]?[0]?["content"]?.AsObject();
}
