using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Drivers;

/// <summary>Somebody who works in Teams: does what a person does there, and sees what the client would show them.</summary>
internal sealed class TeamsMember(HttpClient bot, FakeTeams teams, TeamsPerson person)
{
    /// <summary>A card that an invoke answered replaces the message's, for this person only, until the message changes.</summary>
    private readonly Dictionary<string, (JsonObject Card, int Changes)> _answered = [];

    /// <summary>What they typed last with this text, to be edited or deleted: its id.</summary>
    private readonly Dictionary<string, string> _typed = [];
    private int _gestures;

    /// <summary>How much they did before.</summary>
    public int Gestures
    {
        init => _gestures = value;
    }

    public TeamsPerson Person => person;

    /// <summary>The shared channel in which they act and read; null: their own chat with the bot.</summary>
    public string? Channel { get; init; }

    /// <summary>The last toast that an invoke answered, or null.</summary>
    public string? Toast { get; private set; }

    public Task Installs()
    {
        person.IsInstalled = true;
        return Send(Activity("installationUpdate").With("action", "add"));
    }

    public Task Removes()
    {
        person.IsInstalled = false;
        return Send(Activity("installationUpdate").With("action", "remove"));
    }

    public Task Says(string text)
    {
        var said = Typed(text);
        _typed[text] = said["id"]!.ToString();
        return Send(said);
    }

    /// <summary>Edits what they typed, deletes it (null), or brings it back after that.</summary>
    public Task Edits(string was, string? text, bool isUndone = false)
    {
        var id = _typed[was];
        _typed[text ?? was] = id;
        return Send(Edit(id, text, isUndone));
    }

    /// <summary>The activity of such an edit, not sent.</summary>
    public JsonObject Edit(string id, string? text, bool isUndone = false) =>
        Activity(text is null ? "messageDelete" : "messageUpdate")
            .With("id", id)
            .With("timestamp", $"2026-11-23T08:00:{_gestures:D2}.000Z")
            .With("text", text)
            .With("channelData", new JsonObject
            {
                ["tenant"] = new JsonObject { ["id"] = person.Tenant },
                ["eventType"] = text is null ? "softDeleteMessage" : isUndone ? "undeleteMessage" : "editMessage",
            });

    private JsonObject Typed(string text) => Channel is null
        ? Activity("message").With("text", text).With("textFormat", "plain")
        : Activity("message")
            .With("text", $"<at>ChatOps</at> {text}\n")
            .With("textFormat", "plain")
            .With(
                "entities",
                new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["mentioned"] = new JsonObject { ["id"] = teams.BotId, ["name"] = "ChatOps" },
                        ["text"] = "<at>ChatOps</at>",
                    }));

    /// <summary>What stands in their chat, oldest first, as they read it.</summary>
    public IReadOnlyList<string> Sees() => [.. Messages().Select(m => m.Card is null ? $"{m.Activity["text"]}" : View(m).Text)];

    public IReadOnlyList<TeamsMessage> Messages() => teams.Chats.Of(Channel ?? person.Conversation);

    /// <summary>The newest card with such a button.</summary>
    public (TeamsMessage Message, AdaptiveView View) CardWith(string button) =>
        Messages()
            .Reverse()
            .Where(m => m.Card is not null)
            .Select(m => (m, View(m)))
            .FirstOrDefault(c =>
                c.Item2.Buttons.Contains(button) || c.Item2.Json.ToJsonString().Contains($"\"verb\":\"{button}\"", StringComparison.Ordinal)
            )
            is { m: { } } found
            ? found
            : throw new InvalidOperationException($"{person.Name} has no card with \"{button}\", but: {string.Join("\n---\n", Sees())}");

    /// <summary>The verbs of every button in sight.</summary>
    public IReadOnlySet<string> Verbs() =>
        Messages().Where(m => m.Card is not null).SelectMany(m => View(m).Verbs).ToHashSet(StringComparer.Ordinal);

    /// <summary>Presses a button by its title or verb, on the newest card that has it; the typed values join what the form holds.</summary>
    public Task<JsonObject> Presses(string button, params (string Id, string Value)[] typed) => Takes(Press(button, typed));

    /// <summary>Sends a press that was made before; its answer is what the card shows from now on.</summary>
    public async Task<JsonObject> Takes(JsonObject press)
    {
        var message = Messages().First(m => m.Id == press["replyToId"]!.ToString());
        var answer = JsonNode.Parse(await Send(press))!.AsObject();
        Toast = answer["type"]?.ToString() == "application/vnd.microsoft.activity.message" ? answer["value"]!.ToString() : null;
        if (answer["type"]?.ToString() == "application/vnd.microsoft.card.adaptive")
            _answered[message.Id] = (answer["value"]!.AsObject(), message.Changes);
        return answer;
    }

    /// <summary>
    /// The invoke of such a press, not sent: to be sent twice, or later. Microsoft's renderer leaves empty inputs out of it.
    /// </summary>
    public JsonObject Press(string button, params (string Id, string Value)[] typed)
    {
        var (message, view) = CardWith(button);
        var action = view.Button(button);
        var data = (JsonObject)action["data"]!.DeepClone();
        if (action["associatedInputs"]?.ToString() != "none")
        {
            var filled = view.Inputs.ToDictionary();
            // A tick is never empty: taken out, the renderer sends what it is worth then.
            foreach (var (id, value) in typed)
                filled[id] = value.Length == 0 && filled.GetValueOrDefault(id) is "true" or "false" ? "false" : value;
            foreach (var (id, value) in filled.Where(f => f.Value.Length > 0))
                data[id] = value;
        }

        return Activity("invoke").With("name", "adaptiveCard/action").With("replyToId", message.Id).With("value", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = action["verb"]!.ToString(), ["data"] = data },
            ["trigger"] = "manual",
        });
    }

    /// <summary>The same button as an older client sends it: a message with a value, with "" for what is empty.</summary>
    public Task PressesSubmit(string button, params (string Id, string Value)[] typed)
    {
        var (message, view) = CardWith(button);
        var data = (JsonObject)view.Button(button)["fallback"]!["data"]!.DeepClone();
        foreach (var (id, value) in view.Inputs.Select(i => (i.Key, i.Value)).Concat(typed))
            data[id] = value;
        return Send(Activity("message").With("replyToId", message.Id).With("value", data));
    }

    /// <summary>Posts an activity with a good token; the answer's body. Everything but 200 is a failed test.</summary>
    public async Task<string> Send(JsonObject activity)
    {
        using var response = await Post(activity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return body;
    }

    public Task<HttpResponseMessage> Post(JsonObject activity)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToWire(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", teams.Token());
        return bot.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>An activity from this person's chat, each with an id of its own.</summary>
    public JsonObject Activity(string type) =>
        new()
        {
            ["type"] = type,
            ["id"] = $"f:{person.ObjectId}-{++_gestures}",
            ["timestamp"] = "2026-11-23T08:00:00.000Z",
            ["channelId"] = "msteams",
            ["serviceUrl"] = teams.ServiceUrl,
            ["from"] = new JsonObject
            {
                ["id"] = person.ConnectorId,
                ["name"] = person.Name,
                ["aadObjectId"] = person.ObjectId,
            },
            ["recipient"] = new JsonObject { ["id"] = teams.BotId, ["name"] = "ChatOps" },
            ["conversation"] = Channel is null
                ? new JsonObject
                {
                    ["conversationType"] = "personal",
                    ["tenantId"] = person.Tenant,
                    ["id"] = person.Conversation,
                }
                : new JsonObject
                {
                    ["conversationType"] = "channel",
                    ["isGroup"] = true,
                    ["tenantId"] = person.Tenant,
                    ["id"] = $"{Channel};messageid=1763884800000",
                },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = person.Tenant } },
            ["locale"] = person.Locale,
            ["localTimezone"] = person.Zone,
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "clientInfo",
                    ["locale"] = person.Locale,
                    ["platform"] = "Web",
                }),
        };

    private AdaptiveView View(TeamsMessage message) =>
        new(_answered.TryGetValue(message.Id, out var mine) && mine.Changes == message.Changes ? mine.Card : message.Card!);
}
