using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Users, chats and messages.</summary>
internal sealed partial class FakeSlack
{
    private readonly Dictionary<(string Team, string User), JsonObject> _users = [];
    private readonly Dictionary<string, List<SlackMessage>> _chats = [];
    private readonly Dictionary<string, JsonObject> _installs = [];
    private readonly Dictionary<string, (string User, string Conversation, string? Ts)> _responses = [];
    private long _lastTick;

    /// <summary>An employee with a confirmed address; <paramref name="change"/> makes them something else.</summary>
    public void AddUser(string id, string name, string email, Action<JsonObject>? change = null, string team = Acme)
    {
        var user = new JsonObject
        {
            ["id"] = id,
            ["team_id"] = team,
            ["name"] = email.Split('@')[0],
            ["deleted"] = false,
            ["real_name"] = name,
            ["tz"] = "Europe/Berlin",
            ["locale"] = "en-US",
            ["profile"] = new JsonObject { ["real_name"] = name, ["display_name"] = name, ["email"] = email },
            ["is_restricted"] = false,
            ["is_ultra_restricted"] = false,
            ["is_bot"] = false,
            ["is_email_confirmed"] = true,
        };
        change?.Invoke(user);
        lock (_lock)
            _users[(team, id)] = user;
    }

    /// <summary>The person's chat with the app.</summary>
    public static string ChatOf(string user) => "D" + user[1..];

    /// <summary>What stands in a conversation now, oldest first; what only one person sees is not part of it.</summary>
    public IReadOnlyList<SlackMessage> Messages(string conversation)
    {
        lock (_lock)
            return [.. _chats.GetValueOrDefault(conversation) ?? []];
    }

    /// <summary>What only this person sees, oldest first: answers to commands, texts beside a button.</summary>
    public IReadOnlyList<SlackMessage> OnlyFor(string user) => Messages("only:" + user);

    /// <summary>A message of a person, as the history shows it.</summary>
    public string Say(string user, string text)
    {
        lock (_lock)
            return Add(ChatOf(user), new JsonObject { ["user"] = user, ["text"] = text }).Ts;
    }

    /// <summary>A person edits their message, or deletes it (null).</summary>
    public void Edit(string user, string ts, string? text)
    {
        lock (_lock)
        {
            if (text is null)
                _chats[ChatOf(user)].RemoveAll(m => m.Ts == ts);
            else
                Change(ChatOf(user), ts, new JsonObject { ["user"] = user, ["text"] = text });
        }
    }

    /// <summary>A response address as Slack hands them out with gestures.</summary>
    public string NewResponseUrl(string user, string conversation, string? ts)
    {
        string id;
        lock (_lock)
            _responses[id = NewHandle()] = (user, conversation, ts);
        return new Uri(Address, $"/response/{id}").AbsoluteUri;
    }

    /// <summary>Something that only this person sees; its handle.</summary>
    public SlackMessage ShowOnly(string user, JsonObject message)
    {
        SlackMessage shown;
        lock (_lock)
            shown = Add("only:" + user, message);
        Changed();
        return shown;
    }

    /// <summary>A code that the install flow can exchange for this team's token.</summary>
    public string NewCode(string team, string token, string? enterprise = null, bool isForAll = false, int? expiresIn = null)
    {
        var code = Guid.NewGuid().ToString("N");
        lock (_lock)
        {
            _teams[token] = team;
            _installs[code] = new JsonObject
            {
                ["ok"] = true,
                ["access_token"] = token,
                ["token_type"] = "bot",
                ["scope"] = "chat:write,commands",
                ["bot_user_id"] = BotUser,
                ["app_id"] = "A0APP",
                ["team"] = isForAll ? null : new JsonObject { ["id"] = team, ["name"] = team },
                ["enterprise"] = enterprise is null ? null : new JsonObject { ["id"] = enterprise },
                ["is_enterprise_install"] = isForAll,
            };
            if (expiresIn is not null)
                Rotates(_installs[code], expiresIn.Value);
        }
        return code;
    }

    private JsonObject Call(string method, JsonObject arguments, string team) =>
        method switch
        {
            "auth.test" => Good(new("team_id", team), new("user_id", BotUser), new("enterprise_id", null)),
            "users.lookupByEmail" => _users
                .Where(u => u.Key.Item1 == team && (string?)u.Value["profile"]!["email"] == Text(arguments, "email"))
                .Select(u => u.Value)
                .FirstOrDefault()
                is { } addressed
                ? Good(new KeyValuePair<string, JsonNode?>("user", addressed.DeepClone()))
                : Refusal("users_not_found"),
            "users.info" => _users.TryGetValue((team, Text(arguments, "user")), out var user)
                ? Good(new KeyValuePair<string, JsonNode?>("user", user.DeepClone()))
                : Refusal("user_not_found"),
            "conversations.open" => Open(arguments, team),
            "conversations.history" => History(arguments),
            "chat.postMessage" => Post(arguments),
            "chat.update" => Update(arguments),
            "chat.delete" => Delete(arguments),
            "chat.postEphemeral" => PostEphemeral(arguments),
            "views.open" or "views.push" => OpenView(method, arguments),
            "views.update" => UpdateView(arguments),
            "views.publish" => Publish(arguments),
            _ => Refusal("unknown_method"),
        };

    private JsonObject Open(JsonObject arguments, string team)
    {
        var user = Text(arguments, "users");
        if (!_users.TryGetValue((team, user), out var known))
            return Refusal("user_not_found");
        return (bool?)known["deleted"] == true
            ? Refusal("user_disabled")
            : Good(new KeyValuePair<string, JsonNode?>("channel", new JsonObject { ["id"] = ChatOf(user) }));
    }

    private JsonObject Post(JsonObject arguments)
    {
        if (Text(arguments, "text").Length == 0)
            return Refusal("no_text");
        if (SlackLimits.OfMessage(arguments["blocks"] as JsonArray) is { } fault)
            return Refusal(fault);
        var message = Add(Text(arguments, "channel"), (JsonObject)arguments.DeepClone());
        return Good(new("channel", message.Conversation), new("ts", message.Ts));
    }

    private JsonObject PostEphemeral(JsonObject arguments) =>
        Good(
            new KeyValuePair<string, JsonNode?>("message_ts", Add("only:" + Text(arguments, "user"), (JsonObject)arguments.DeepClone()).Ts)
        );

    private JsonObject Update(JsonObject arguments)
    {
        var (conversation, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        if (SlackLimits.OfMessage(arguments["blocks"] as JsonArray) is { } fault)
            return Refusal(fault);
        return Change(conversation, ts, arguments) ? Good(new("channel", conversation), new("ts", ts)) : Refusal("message_not_found");
    }

    private JsonObject Delete(JsonObject arguments)
    {
        var (conversation, ts) = (Text(arguments, "channel"), Text(arguments, "ts"));
        return _chats.GetValueOrDefault(conversation)?.RemoveAll(m => m.Ts == ts) > 0
            ? Good(new("channel", conversation), new("ts", ts))
            : Refusal("message_not_found");
    }

    private JsonObject History(JsonObject arguments)
    {
        if (!_chats.TryGetValue(Text(arguments, "channel"), out var all))
            return Good(new KeyValuePair<string, JsonNode?>("messages", new JsonArray()));
        var oldest = decimal.Parse(Text(arguments, "oldest"), CultureInfo.InvariantCulture);
        var withMetadata = Text(arguments, "include_all_metadata") == "true";
        var most = int.Parse(Text(arguments, "limit"), CultureInfo.InvariantCulture);
        var newestFirst = all.Where(m => decimal.Parse(m.Ts, CultureInfo.InvariantCulture) >= oldest).Reverse().ToList();
        var start = int.TryParse(Text(arguments, "cursor"), CultureInfo.InvariantCulture, out var at) ? at : 0;
        var page = newestFirst.Skip(start).Take(most).Select(m =>
        {
            var shown = new JsonObject { ["type"] = "message", ["ts"] = m.Ts, ["text"] = m.Text };
            if (withMetadata && m.Json["metadata"] is { } metadata)
                shown["metadata"] = metadata.DeepClone();
            return (JsonNode)shown;
        });
        var next = start + most < newestFirst.Count ? (start + most).ToString(CultureInfo.InvariantCulture) : "";
        return Good(new("messages", new JsonArray([.. page])), new("response_metadata", new JsonObject { ["next_cursor"] = next }));
    }

    private JsonObject Exchange(JsonObject arguments, string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.Ordinal))
            return Refusal("invalid_client_id");
        if (Text(arguments, "grant_type") == "refresh_token")
            return Refresh(Text(arguments, "refresh_token"));
        return _installs.Remove(Text(arguments, "code"), out var install) ? install : Refusal("invalid_code");
    }

    private async Task TakeResponse(HttpContext context)
    {
        var body = await Arguments(context.Request);
        lock (_lock)
        {
            if (!_responses.TryGetValue((string)context.Request.RouteValues["id"]!, out var response))
            {
                context.Response.StatusCode = 404;
                return;
            }
            if ((bool?)body["replace_original"] == true && response.Ts is { } ts)
                _ = Change(response.Conversation, ts, body) || Change("only:" + response.User, ts, body);
            else
                Add("only:" + response.User, body);
        }
        Changed();
    }

    private SlackMessage Add(string conversation, JsonObject json)
    {
        if (!_chats.TryGetValue(conversation, out var chat))
            _chats[conversation] = chat = [];
        var message = new SlackMessage(conversation, NewTs(), json);
        chat.Add(message);
        return message;
    }

    private bool Change(string conversation, string ts, JsonObject json)
    {
        var chat = _chats.GetValueOrDefault(conversation) ?? [];
        var index = chat.FindIndex(m => m.Ts == ts);
        if (index < 0)
            return false;
        var changed = (JsonObject)json.DeepClone();
        if (changed["metadata"] is null && chat[index].Json["metadata"] is { } metadata)
            changed["metadata"] = metadata.DeepClone();
        chat[index] = chat[index] with { Json = changed, Changes = chat[index].Changes + 1 };
        return true;
    }

    /// <summary>Unix seconds with six decimals, never the same twice.</summary>
    private string NewTs()
    {
        var tick = Math.Max(_lastTick + 1, Clock.GetCurrentInstant().ToUnixTimeTicks() / 10);
        _lastTick = tick;
        return string.Create(CultureInfo.InvariantCulture, $"{tick / 1_000_000}.{tick % 1_000_000:D6}");
    }

    private static string Text(JsonObject arguments, string name) => arguments[name] switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };
}

/// <summary>A message as it stands now.</summary>
internal sealed record SlackMessage(string Conversation, string Ts, JsonObject Json)
{
    public int Changes { get; init; }

    /// <summary>What a notification shows.</summary>
    public string Text => (string?)Json["text"] ?? "";

    public JsonArray Blocks => Json["blocks"] as JsonArray ?? [];

    /// <summary>Everything that can be read in it.</summary>
    public string Reads => SlackBlocks.Read(Blocks) is { Length: > 0 } blocks ? blocks : Text;
}
