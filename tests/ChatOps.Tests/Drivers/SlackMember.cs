using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Tests.Drivers;

/// <summary>Somebody in Slack. Every gesture is sent as Slack sends it, made from what our host really put on their screen.</summary>
/// <param name="host">A client whose base address is our host.</param>
/// <param name="slack">Where they see what we send.</param>
/// <param name="user">Their user id.</param>
/// <param name="team">Their workspace.</param>
internal sealed class SlackMember(HttpClient host, FakeSlack slack, string user, string team = FakeSlack.Acme)
{
    private int _gestures;

    public string User => user;

    /// <summary>The organisation that added the app as a whole; null: their workspace did.</summary>
    public string? Organisation { get; init; }

    public string Chat => FakeSlack.ChatOf(user);

    /// <summary>The chat with the app, oldest first, as it reads now.</summary>
    public IReadOnlyList<string> Sees() => [.. slack.Messages(Chat).Select(m => m.Reads)];

    /// <summary>What only they see beside it.</summary>
    public IReadOnlyList<string> SeesAlone() => [.. slack.OnlyFor(user).Select(m => m.Reads)];

    public SlackModal? Modal => slack.Modal(user);

    public SlackModal? Home => slack.Home(user);

    /// <summary>Runs <c>/partner</c> with a text, in their own chat unless another conversation is named.</summary>
    public async Task Commands(string text = "", string? conversation = null)
    {
        var answer = await Post(SlackEndpoints.Commands, Command(text, conversation));
        if (answer is not null)
            slack.ShowOnly(user, answer);
    }

    /// <summary>Types a message into the chat with the app.</summary>
    public Task Writes(string text) => Delivers(Message(text));

    /// <summary>The event of a typed message, not delivered: to be delivered twice, or later.</summary>
    public JsonObject Message(string text) => Envelope(new JsonObject
    {
        ["type"] = "message",
        ["channel"] = Chat,
        ["channel_type"] = "im",
        ["user"] = user,
        ["text"] = text,
        ["ts"] = slack.Say(user, text),
    });

    /// <summary>Edits the last message that reads so, or deletes it (null). The event, delivered.</summary>
    public async Task Edits(string was, string? text)
    {
        var message = slack.Messages(Chat).Last(m => m.Text == was);
        slack.Edit(user, message.Ts, text);
        await Delivers(Edit(message.Ts, was, text));
    }

    /// <summary>The event of such an edit, not delivered.</summary>
    public JsonObject Edit(string messageTs, string was, string? text)
    {
        var ts = NextTs();
        var before = new JsonObject
        {
            ["type"] = "message",
            ["user"] = user,
            ["text"] = was,
            ["ts"] = messageTs,
        };
        var change = new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = text is null ? "message_deleted" : "message_changed",
            ["hidden"] = true,
            ["channel"] = Chat,
            ["channel_type"] = "im",
            ["ts"] = ts,
            ["previous_message"] = before,
        };
        return Envelope(text is null
            ? change.With("deleted_ts", messageTs)
            : change.With("message", new JsonObject
            {
                ["type"] = "message",
                ["user"] = user,
                ["text"] = text,
                ["ts"] = messageTs,
                ["edited"] = new JsonObject { ["user"] = user, ["ts"] = ts },
            }));
    }

    public Task OpensChat() =>
        Happens(
            new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = user,
                ["channel"] = Chat,
                ["tab"] = "messages",
            });

    public Task OpensHome() =>
        Happens(
            new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = user,
                ["channel"] = Chat,
                ["tab"] = "home",
            });

    public Task TakesShortcut() =>
        Interacts(
            new JsonObject
            {
                ["type"] = "shortcut",
                ["callback_id"] = "menu",
                ["action_ts"] = NextTs(),
                ["trigger_id"] = slack.NewTrigger(user),
            });

    /// <summary>
    /// Presses the newest button with this label or action: in the modal on top if there is one, else in the chat, else in what only they
    /// see, else on the Home tab.
    /// </summary>
    public async Task Presses(string labelOrAction)
    {
        if (Modal is { } modal && Find(modal.Blocks, labelOrAction) is { } inModal)
            await Interacts(
                Press(inModal).With("view", View(modal)).With("container", new JsonObject { ["type"] = "view", ["view_id"] = modal.Id }));
        else if (slack.Messages(Chat).LastOrDefault(m => Find(m.Blocks, labelOrAction) is not null) is { } message)
            await PressesIn(message, Chat, labelOrAction);
        else if (slack.OnlyFor(user).LastOrDefault(m => Find(m.Blocks, labelOrAction) is not null) is { } only)
            await PressesIn(only, Chat, labelOrAction, isOnlyTheirs: true);
        else if (Home is { } home && Find(home.Blocks, labelOrAction) is { } onHome)
            await Interacts(
                Press(onHome).With("view", View(home)).With("container", new JsonObject { ["type"] = "view", ["view_id"] = home.Id }));
        else
            throw new InvalidOperationException(
                $"There is no button \"{labelOrAction}\". The chat reads:\n{string.Join("\n--\n", Sees())}\nThe modal:\n{Modal?.Reads}");
    }

    /// <summary>Presses a button of one message, for example in a shared channel.</summary>
    public Task PressesIn(SlackMessage message, string conversation, string labelOrAction, bool isOnlyTheirs = false)
    {
        var button = Find(message.Blocks, labelOrAction)
            ?? throw new InvalidOperationException($"There is no button \"{labelOrAction}\" in:\n{message.Reads}");
        return Interacts(
            Press(button)
                .With(
                    "container",
                    new JsonObject
                    {
                        ["type"] = "message",
                        ["message_ts"] = message.Ts,
                        ["channel_id"] = conversation,
                        ["is_ephemeral"] = isOnlyTheirs,
                    })
                .With("channel", new JsonObject { ["id"] = conversation, ["name"] = "directmessage" })
                .With("message", isOnlyTheirs ? null : new JsonObject { ["ts"] = message.Ts, ["bot_id"] = "B0BOT" })
                .With("state", new JsonObject { ["values"] = new JsonObject() })
                .With("response_url", slack.NewResponseUrl(user, conversation, message.Ts)));
    }

    /// <summary>Sends a press that no button of ours offers, with a subject that somebody else's button holds.</summary>
    public Task Forges(string action, string subject) =>
        Interacts(
            new JsonObject
            {
                ["type"] = "block_actions",
                ["actions"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "button",
                        ["action_id"] = action,
                        ["block_id"] = "b",
                        ["value"] = subject,
                        ["action_ts"] = NextTs(),
                    }),
                ["trigger_id"] = slack.NewTrigger(user),
                ["container"] = new JsonObject
                {
                    ["type"] = "message",
                    ["message_ts"] = "1.1",
                    ["channel_id"] = Chat,
                },
                ["channel"] = new JsonObject { ["id"] = Chat, ["name"] = "directmessage" },
                ["state"] = new JsonObject { ["values"] = new JsonObject() },
                ["response_url"] = slack.NewResponseUrl(user, Chat, "1.1"),
            });

    /// <summary>
    /// Fills in fields of the modal on top, without sending. Choices by value, several with commas, a tick as <c>true</c>.
    /// </summary>
    public void Fills(params (string Field, string Value)[] typed)
    {
        var modal = Modal ?? throw new InvalidOperationException("There is no modal.");
        foreach (var (field, value) in typed)
            SlackScreen.Check(modal, field, value);
        slack.Type(user, typed);
    }

    /// <summary>Fills in and hands in the modal on top. The errors by field; empty when it was taken.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Submits(params (string Field, string Value)[] typed)
    {
        foreach (var (field, value) in typed)
            await Chooses(field, value);
        var submission = Submission(typed);
        var modal = Modal!;
        var answer = await Interacts(submission);
        switch ((string?)answer?["response_action"])
        {
            case null:
                slack.Close(user);
                return new Dictionary<string, string>();
            case "update":
                slack.Replace(user, (JsonObject)answer["view"]!.DeepClone());
                return new Dictionary<string, string>();
            case "errors":
                var errors = ((JsonObject)answer["errors"]!).ToDictionary(e => e.Key, e => (string)e.Value!);
                errors.Keys.ShouldBeSubsetOf(SlackBlocks.Inputs(modal.Blocks).Select(SlackBlocks.IdOf).ToList());
                return errors;
            case var other:
                throw new InvalidOperationException($"An unknown response action: {other}");
        }
    }

    /// <summary>Fills in one field of the modal on top. Where the form depends on it, Slack tells us at once.</summary>
    public async Task Chooses(string field, string value)
    {
        Fills((field, value));
        if (SlackScreen.Told(Modal!, field) is not { } block)
            return;
        var element = block["element"]!;
        var press = new JsonObject
        {
            ["type"] = (string?)element["type"],
            ["action_id"] = (string?)element["action_id"],
            ["block_id"] = field,
            ["action_ts"] = NextTs(),
        };
        await Interacts(
            new JsonObject { ["type"] = "block_actions", ["trigger_id"] = slack.NewTrigger(user), ["actions"] = new JsonArray(press) }
                .With("view", View(Modal!))
                .With("container", new JsonObject { ["type"] = "view", ["view_id"] = Modal!.Id }));
    }

    /// <summary>The modal on top as Slack hands it in, not sent: to be sent twice, or later.</summary>
    public JsonObject Submission(params (string Field, string Value)[] typed)
    {
        Fills(typed);
        SlackScreen.CheckRequired(Modal!);
        return new JsonObject
        {
            ["type"] = "view_submission",
            ["view"] = View(Modal!),
            ["trigger_id"] = slack.NewTrigger(user),
            ["response_urls"] = new JsonArray(),
        };
    }

    /// <summary>Closes the modal on top; Slack tells us when the view asked for it.</summary>
    public async Task Closes()
    {
        var modal = Modal ?? throw new InvalidOperationException("There is no modal.");
        slack.Close(user);
        if ((bool?)modal.Json["notify_on_close"] == true)
            await Interacts(new JsonObject { ["type"] = "view_closed", ["view"] = View(modal), ["is_cleared"] = false });
    }

    private Task Happens(JsonObject what) => Delivers(Envelope(what));

    private JsonObject Envelope(JsonObject what) => new()
    {
        ["type"] = "event_callback",
        ["team_id"] = team,
        ["api_app_id"] = "A0APP",
        ["event"] = what.With("event_ts", NextTs()),
        ["event_id"] = "Ev" + Guid.NewGuid().ToString("N")[..10],
        ["event_time"] = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds(),
        ["enterprise_id"] = Organisation,
        ["authorizations"] = new JsonArray(
            new JsonObject
            {
                ["enterprise_id"] = Organisation,
                ["team_id"] = Organisation is null ? team : null,
                ["user_id"] = FakeSlack.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = Organisation is not null,
            }),
    };

    /// <summary>Delivers an event, for the first time or again.</summary>
    public async Task Delivers(JsonObject envelope, int retry = 0)
    {
        var content = new StringContent(envelope.ToWire(), Encoding.UTF8, "application/json");
        (await Post(SlackEndpoints.Events, content, retry)).ShouldBeNull();
    }

    /// <summary>Sends an interaction, for the first time or again; the answer's body.</summary>
    /// <param name="payload">What they did.</param>
    /// <param name="change">How Slack puts it otherwise, once it is complete.</param>
    public Task<JsonObject?> Interacts(JsonObject payload, Action<JsonObject>? change = null) =>
        Post(SlackEndpoints.Interactions, Interaction(payload, change));

    private FormUrlEncodedContent Command(string text, string? conversation) =>
        Form(
            ("command", "/partner"),
            ("text", text),
            ("team_id", team),
            ("enterprise_id", Organisation ?? ""),
            ("is_enterprise_install", Organisation is null ? "false" : "true"),
            ("user_id", user),
            ("user_name", user.ToLowerInvariant()),
            ("channel_id", conversation ?? Chat),
            ("trigger_id", slack.NewTrigger(user)),
            ("response_url", slack.NewResponseUrl(user, conversation ?? Chat, null)));

    private FormUrlEncodedContent Interaction(JsonObject payload, Action<JsonObject>? change = null)
    {
        payload = payload
            .With("team", Organisation is null ? new JsonObject { ["id"] = team, ["domain"] = "acme" } : null)
            .With("enterprise", Organisation is null ? null : new JsonObject { ["id"] = Organisation, ["name"] = "All" })
            .With("is_enterprise_install", Organisation is not null)
            .With(
                "user",
                new JsonObject
                {
                    ["id"] = user,
                    ["username"] = user.ToLowerInvariant(),
                    ["name"] = user.ToLowerInvariant(),
                    ["team_id"] = team,
                })
            .With("api_app_id", "A0APP");
        change?.Invoke(payload);
        return Form(("payload", payload.ToWire()));
    }

    /// <summary>How our host answers what Slack posts for them, good or not: an event, an interaction, or <c>/partner menu</c>.</summary>
    public Task<HttpResponseMessage> Answered(string path, JsonObject? payload, int retry = 0) => Send(path, path switch
    {
        SlackEndpoints.Events => new StringContent(payload!.ToWire(), Encoding.UTF8, "application/json"),
        SlackEndpoints.Interactions => Interaction(payload!),
        _ => Command("menu", null),
    }, retry);

    private async Task<HttpResponseMessage> Send(string path, HttpContent content, int retry)
    {
        using var request = await SlackSigned.Request(path, content, FakeSlack.SigningSecret);
        if (retry > 0)
        {
            request.Headers.Add("X-Slack-Retry-Num", retry.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }
        return await host.SendAsync(request);
    }

    private async Task<JsonObject?> Post(string path, HttpContent content, int retry = 0)
    {
        using var response = await Send(path, content, retry);
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return body.Length == 0 ? null : (JsonObject)JsonNode.Parse(body)!;
    }

    private JsonObject Press(JsonObject button) =>
        new JsonObject
        {
            ["type"] = "block_actions",
            ["trigger_id"] = slack.NewTrigger(user),
            ["actions"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "button",
                    ["action_id"] = (string?)button["action_id"],
                    ["block_id"] = "b",
                    ["text"] = button["text"]!.DeepClone(),
                    ["action_ts"] = NextTs(),
                }
                    .With("value", (string?)button["value"])
                    .With("url", (string?)button["url"])),
        };

    private JsonObject View(SlackModal modal)
    {
        var view = (JsonObject)modal.Json.DeepClone();
        return view.With("id", modal.Id)
            .With("hash", modal.Hash)
            .With("team_id", team)
            .With("app_installed_team_id", Organisation ?? team)
            .With("root_view_id", modal.Id)
            .With("state", SlackBlocks.State(modal.Blocks, modal.Typed));
    }

    private static JsonObject? Find(JsonArray blocks, string labelOrAction) =>
        SlackBlocks
            .Buttons(blocks)
            .LastOrDefault(b => (string?)b["text"]?["text"] == labelOrAction || (string?)b["action_id"] == labelOrAction);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private string NextTs() =>
        string.Create(CultureInfo.InvariantCulture, $"{SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds()}.{++_gestures:D6}");
}
