using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Benchmarks.Stage;
using ChatOps.Channels.Slack;

namespace ChatOps.Benchmarks.Load;

/// <summary><c>view_submission</c> as Slack sends it for the modal that our host drew.</summary>
/// <remarks>https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload</remarks>
internal sealed class SlackShares(int port) : IShares
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(SigningSecret);

    private readonly Template _body = new("payload=" + Form.ForAll(Payload().ToJsonString(ChatOps.Cards.CardJson.Options)), Encoded);
    private readonly string _head =
        $"POST {SlackEndpoints.Interactions} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: */*\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    /// <summary>Bytes of a body.</summary>
    public static int SizeOf(Gesture gesture) => new SlackShares(0)._body.Write(new byte[64 * 1024], gesture);

    public int Write(Span<byte> target, Gesture gesture)
    {
        Span<byte> body = stackalloc byte[32 * 1024];
        body = body[.._body.Write(body, gesture)];
        var timestamp = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{_head}X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: {SlackSignature.Sign(Secret, timestamp, body)}\r\nContent-Length: {body.Length}\r\n\r\n");
        var written = Encoding.ASCII.GetBytes(head, target);
        body.CopyTo(target[written..]);
        return written + body.Length;
    }

    /// <summary>The modal closes.</summary>
    public bool IsGood(ReadOnlySpan<byte> answer) => answer.IsEmpty;

    private static string Encoded(string text) => text.StartsWith("payload=", StringComparison.Ordinal) ? "payload=" + WebUtility.UrlEncode(text[8..]) : WebUtility.UrlEncode(text);

    private static JsonObject Payload()
    {
        var (user, count) = (Template.Gap(Gesture.User), Template.Gap(Gesture.Count));
        var view = SlackViews.Of(Form.InModal);
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            ("id", $"V{count}"), ("team_id", Seeding.Team), ("state", State((JsonArray)view["blocks"]!)), ("hash", $"{count}.cd33ad1f"), ("clear_on_close", false),
            ("previous_view_id", null), ("root_view_id", $"V{count}"), ("app_id", "A0APP"), ("external_id", ""), ("app_installed_team_id", Seeding.Team), ("bot_id", "B0BOT"),
        })
            view[name] = value;
        return new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = Seeding.Team, ["domain"] = "benchmark" },
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user, ["name"] = user, ["team_id"] = Seeding.Team },
            ["api_app_id"] = "A0APP",
            ["token"] = "9s8d9as89d8as9d8as989",
            ["trigger_id"] = $"12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3{count}",
            ["view"] = view,
            ["response_urls"] = new JsonArray(),
            ["is_enterprise_install"] = false,
            ["enterprise"] = null,
        };
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
