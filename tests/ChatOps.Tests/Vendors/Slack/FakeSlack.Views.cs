using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Modals and Home tabs.</summary>
internal sealed partial class FakeSlack
{
    private static readonly Duration TriggerLives = Duration.FromSeconds(3);

    private readonly Dictionary<string, (string User, Instant At, bool IsUsed)> _triggers = [];
    private readonly Dictionary<string, List<SlackModal>> _modals = [];
    private readonly Dictionary<string, JsonObject> _homes = [];
    private int _lastView;

    /// <summary>A trigger as it comes with a gesture; <paramref name="age"/> makes it older.</summary>
    public string NewTrigger(string user, Duration? age = null)
    {
        string id;
        lock (_lock)
            _triggers[id = NewHandle()] = (user, Clock.GetCurrentInstant() - (age ?? Duration.Zero), false);
        return id;
    }

    /// <summary>The modal on top of this person's screen, or null.</summary>
    public SlackModal? Modal(string user)
    {
        lock (_lock)
            return _modals.GetValueOrDefault(user)?.LastOrDefault();
    }

    /// <summary>How many modals lie on each other.</summary>
    public int Depth(string user)
    {
        lock (_lock)
            return _modals.GetValueOrDefault(user)?.Count ?? 0;
    }

    /// <summary>The Home tab as it was last published; its blocks.</summary>
    public SlackModal? Home(string user)
    {
        lock (_lock)
            return _homes.TryGetValue(user, out var home) ? new SlackModal("VHOME" + user, "1", home) : null;
    }

    /// <summary>The person closes the modal on top.</summary>
    public void Close(string user)
    {
        lock (_lock)
            _modals.GetValueOrDefault(user)?.RemoveAt(_modals[user].Count - 1);
    }

    /// <summary>The person fills in fields of the modal on top.</summary>
    public void Type(string user, IEnumerable<(string Field, string Value)> typed)
    {
        lock (_lock)
        {
            var all = _modals[user][^1].Typed.ToDictionary();
            foreach (var (field, value) in typed)
                all[field] = value;
            _modals[user][^1] = _modals[user][^1] with { Typed = all };
        }
    }

    /// <summary>The modal on top becomes another one, as <c>response_action: update</c> does it.</summary>
    public void Replace(string user, JsonObject view)
    {
        lock (_lock)
        {
            if (SlackLimits.OfModal(view) is { } fault)
                throw new InvalidOperationException($"Slack would refuse this view: {fault}");
            var stack = _modals[user];
            stack[^1] = stack[^1] with { Json = view, Hash = NewTs(), Typed = stack[^1].TypedInto(view) };
        }
    }

    private JsonObject OpenView(string method, JsonObject arguments)
    {
        var id = Text(arguments, "trigger_id");
        if (!_triggers.TryGetValue(id, out var trigger))
            return Refusal("invalid_trigger_id");
        if (trigger.IsUsed)
            return Refusal("exchanged_trigger_id");
        if (Clock.GetCurrentInstant() - trigger.At > TriggerLives)
            return Refusal("expired_trigger_id");
        if (SlackLimits.OfModal(arguments["view"] as JsonObject) is { } fault)
            return Refusal(fault);
        if (!_modals.TryGetValue(trigger.User, out var stack))
            _modals[trigger.User] = stack = [];
        if (method == "views.push" && stack.Count is 0 or >= 3)
            return Refusal("push_limit_reached");
        if (method == "views.open")
            stack.Clear();
        _triggers[id] = trigger with { IsUsed = true };
        var modal = new SlackModal($"V{++_lastView:D6}", NewTs(), (JsonObject)arguments["view"]!.DeepClone());
        stack.Add(modal);
        return Good(new KeyValuePair<string, JsonNode?>("view", new JsonObject { ["id"] = modal.Id, ["hash"] = modal.Hash }));
    }

    private JsonObject UpdateView(JsonObject arguments)
    {
        var id = Text(arguments, "view_id");
        var stack = _modals.Values.FirstOrDefault(s => s.Any(m => m.Id == id));
        if (stack is null)
            return Refusal("not_found");
        var index = stack.FindIndex(m => m.Id == id);
        if (Text(arguments, "hash") is { Length: > 0 } hash && hash != stack[index].Hash)
            return Refusal("hash_conflict");
        if (SlackLimits.OfModal(arguments["view"] as JsonObject) is { } fault)
            return Refusal(fault);
        var view = (JsonObject)arguments["view"]!.DeepClone();
        stack[index] = stack[index] with { Json = view, Hash = NewTs(), Typed = stack[index].TypedInto(view) };
        return Good(new KeyValuePair<string, JsonNode?>("view", new JsonObject { ["id"] = id, ["hash"] = stack[index].Hash }));
    }

    private JsonObject Publish(JsonObject arguments)
    {
        if (
            arguments["view"] is not JsonObject view
            || Text(view, "type") != "home"
            || SlackLimits.OfBlocks(view["blocks"] as JsonArray, 100) is not null)
            return Refusal("invalid_arguments");
        _homes[Text(arguments, "user_id")] = (JsonObject)view.DeepClone();
        return Good();
    }
}

/// <summary>A view on somebody's screen, with what they typed into it so far.</summary>
internal sealed record SlackModal(string Id, string Hash, JsonObject Json)
{
    /// <summary>By block.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    public string Action => (string?)Json["callback_id"] ?? "";

    public JsonArray Blocks => Json["blocks"] as JsonArray ?? [];

    public string Title => (string?)Json["title"]?["text"] ?? "";

    /// <summary>Everything that can be read in it.</summary>
    public string Reads => SlackBlocks.Read(Blocks);

    /// <summary>What stays typed when the view becomes another one: inputs with the same block and action.</summary>
    public IReadOnlyDictionary<string, string> TypedInto(JsonObject view)
    {
        var blocks = SlackBlocks.Inputs(view["blocks"] as JsonArray ?? []).Select(SlackBlocks.IdOf).ToHashSet();
        return Typed.Where(t => blocks.Contains(t.Key)).ToDictionary();
    }
}
