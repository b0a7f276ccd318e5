using System.Text.Json.Nodes;
using ChatOps.Benchmarks.Stage;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Answers;
using ChatOps.Programs;
using ChatOps.Rounds.Planning;
using ChatOps.Texts;

namespace ChatOps.Benchmarks.Load;

/// <summary>What Slack posts for the modals and messages that our host drew.</summary>
/// <remarks>https://docs.slack.dev/reference/interaction-payloads</remarks>
internal static class SlackPayloads
{
    /// <summary>The weekly form is handed in.</summary>
    public static JsonObject Share() => Submission(Form.InModal);

    /// <summary>A comment on a partner's week is handed in.</summary>
    public static JsonObject Comment() => Submission(Form.Comment);

    /// <summary>"Save for later" in the weekly form.</summary>
    public static JsonObject Save()
    {
        var view = View(Form.InModal);
        return Press(Button(view, "check-in.save"))
            .With("view", view)
            .With("container", new JsonObject { ["type"] = "view", ["view_id"] = view["id"]!.DeepClone() });
    }

    /// <summary>"Not this week" below the week's message, and the way back from an author whose week is skipped.</summary>
    public static JsonObject Skip()
    {
        var (ts, conversation) = ("1700000000.000100", $"D{Template.Gap(Gesture.Digits)}");
        return Press(Button(BlockKit.Message(Form.InChat), "check-in.skip").With("action_id", Template.Gap(Gesture.Skip)))
            .With(
                "container",
                new JsonObject
                {
                    ["type"] = "message",
                    ["message_ts"] = ts,
                    ["channel_id"] = conversation,
                    ["is_ephemeral"] = false,
                })
            .With("channel", new JsonObject { ["id"] = conversation, ["name"] = "directmessage" })
            .With(
                "message",
                new JsonObject
                {
                    ["type"] = "message",
                    ["ts"] = ts,
                    ["bot_id"] = "B0BOT",
                    ["blocks"] = BlockKit.Message(Form.InChat),
                })
            .With("state", new JsonObject { ["values"] = new JsonObject() })
            .With("response_url", "https://hooks.slack.com/actions/T0BENCHMARK/1/2");
    }

    /// <summary>"Run now" below a program's rounds. The subject is the check-in of the gesture's author: there, the program.</summary>
    public static JsonObject RunNow()
    {
        var program = new Program { Id = Form.Situation.CheckIn.ProgramId, Key = "benchmark", Name = "Benchmark" };
        var card = RoundsCard.Draw(program, null, 0, null, null, TextCatalog.For("en"));
        var (ts, conversation) = ("1700000000.000100", $"D{Template.Gap(Gesture.Digits)}");
        return Press(Button(BlockKit.Message(card), "rounds.run-now").With("value", Template.Gap(Gesture.CheckIn)))
            .With(
                "container",
                new JsonObject
                {
                    ["type"] = "message",
                    ["message_ts"] = ts,
                    ["channel_id"] = conversation,
                    ["is_ephemeral"] = false,
                })
            .With("channel", new JsonObject { ["id"] = conversation, ["name"] = "directmessage" })
            .With("message", new JsonObject { ["type"] = "message", ["ts"] = ts, ["bot_id"] = "B0BOT" })
            .With("state", new JsonObject { ["values"] = new JsonObject() })
            .With("response_url", "https://hooks.slack.com/actions/T0BENCHMARK/1/2");
    }

    private static JsonObject Submission(Card card) =>
        Interaction("view_submission", ("view", View(card)), ("response_urls", new JsonArray()));

    private static JsonObject Press(JsonObject button) =>
        Interaction(
            "block_actions",
            ("actions", new JsonArray(button.With("block_id", "b").With("action_ts", $"{Template.Gap(Gesture.Count)}.000200"))));

    private static JsonObject Button(JsonNode drawn, string action) =>
        (JsonObject)Objects(drawn).First(o => (string?)o["action_id"] == action).DeepClone();

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(m => Objects(m.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };

    private static JsonObject View(Card card)
    {
        var count = Template.Gap(Gesture.Count);
        var view = SlackViews.Of(card);
        foreach (
            var (name, value) in new (string, JsonNode?)[]
            {
                ("id", $"V{count}"),
                ("team_id", Seeding.Team),
                ("state", State((JsonArray)view["blocks"]!)),
                ("hash", $"{count}.cd33ad1f"),
                ("clear_on_close", false),
                ("previous_view_id", null),
                ("root_view_id", $"V{count}"),
                ("app_id", "A0APP"),
                ("external_id", ""),
                ("app_installed_team_id", Seeding.Team),
                ("bot_id", "B0BOT"),
            })
            view[name] = value;
        return view;
    }

    private static JsonObject Interaction(string type, params (string Name, JsonNode? Value)[] what)
    {
        var (user, count) = (Template.Gap(Gesture.User), Template.Gap(Gesture.Count));
        var interaction = new JsonObject
        {
            ["type"] = type,
            ["team"] = new JsonObject { ["id"] = Seeding.Team, ["domain"] = "benchmark" },
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user, ["name"] = user, ["team_id"] = Seeding.Team },
            ["api_app_id"] = "A0APP",
            ["token"] = "9s8d9as89d8as9d8as989",
            ["trigger_id"] = $"12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3{count}",
        };
        foreach (var (name, value) in what)
            interaction[name] = value;
        interaction["is_enterprise_install"] = false;
        interaction["enterprise"] = null;
        return interaction;
    }

    /// <summary>What every input holds; Slack names the empty ones too.</summary>
    private static JsonObject State(JsonArray blocks)
    {
        var values = new JsonObject();
        foreach (var block in blocks.OfType<JsonObject>().Where(b => (string?)b["type"] == "input"))
        {
            var (id, element) = ((string)block["block_id"]!, (JsonObject)block["element"]!);
            values[id] = new JsonObject { [(string)element["action_id"]!] = Held(element, Form.Typed.GetValueOrDefault(id)) };
        }
        return new JsonObject { ["values"] = values };
    }

    private static JsonObject Held(JsonObject element, string? typed)
    {
        var chosen = (element["options"] as JsonArray ?? []).FirstOrDefault(o => (string?)o!["value"] == typed)?.DeepClone();
        return (string)element["type"]! switch
        {
            "plain_text_input" => new JsonObject { ["type"] = "plain_text_input", ["value"] = string.IsNullOrEmpty(typed) ? null : typed },
            "checkboxes" => new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray() },
            var type => new JsonObject { ["type"] = type, ["selected_option"] = chosen },
        };
    }
}
