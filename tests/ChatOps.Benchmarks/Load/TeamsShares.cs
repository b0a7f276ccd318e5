using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Benchmarks.Stage;
using ChatOps.Cards;
using ChatOps.Channels.Teams;

namespace ChatOps.Benchmarks.Load;

/// <summary>
/// <c>adaptiveCard/action</c> as Teams sends it for the card that our host drew, with one of a few tokens, as the Bot Service reuses its
/// own, or without any.
/// </summary>
internal sealed class TeamsShares : IShares
{
    private const int Tokens = 32;

    private readonly Template _body;
    private readonly string[] _heads;

    /// <param name="port">Where it goes.</param>
    /// <param name="vendors">Who signs the tokens and is told the news.</param>
    /// <param name="issuer">In whose name they are signed; null: there are none.</param>
    public TeamsShares(int port, Vendors vendors, string? issuer = Vendors.BotService)
    {
        _body = new Template(Form.ForAll(Activity(vendors.ServiceUrl).ToJsonString(CardJson.Options)), text => text);
        _heads =
        [
            .. Enumerable
                .Range(0, Tokens)
                .Select(_ => issuer is null ? "" : $"Authorization: Bearer {vendors.Token(issuer)}\r\n")
                .Select(authorization =>
                    $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Microsoft-SkypeBotApi "
                    + $"(Microsoft-BotFramework/3.0)\r\n{authorization}Content-Type: application/json; charset=utf-8\r\n"),
        ];
    }

    /// <summary>Bytes of a body.</summary>
    public int SizeOf(Gesture gesture) => _body.Write(new byte[64 * 1024], gesture);

    public int Write(Span<byte> target, Gesture gesture)
    {
        Span<byte> body = stackalloc byte[32 * 1024];
        body = body[.._body.Write(body, gesture)];
        var written = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{_heads[gesture.Number % Tokens]}Content-Length: {body.Length}\r\n\r\n"), target);
        body.CopyTo(target[written..]);
        return written + body.Length;
    }

    /// <summary>The card as it stands now.</summary>
    public bool IsGood(ReadOnlySpan<byte> answer) =>
        answer.StartsWith("{\"statusCode\":200,\"type\":\"application/vnd.microsoft.card.adaptive\""u8);

    private static JsonObject Activity(string serviceUrl)
    {
        var (user, count, digits) = (Template.Gap(Gesture.User), Template.Gap(Gesture.Count), Template.Gap(Gesture.Digits));
        var data = (JsonObject)Submit(AdaptiveCards.Render(Form.InChat))["data"]!.DeepClone();
        foreach (var input in Form.InChat.Inputs())
            data[input.Id] = Form.Typed.GetValueOrDefault(input.Id) ?? (input is Toggle ? "false" : "");
        return new JsonObject
        {
            ["name"] = "adaptiveCard/action",
            ["type"] = "invoke",
            ["timestamp"] = "2026-11-23T08:00:00.000Z",
            ["localTimestamp"] = "2026-11-23T09:00:00.000+01:00",
            ["id"] = $"f:{count}-4a5b",
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject
            {
                ["id"] = $"29:{digits}",
                ["name"] = $"Tess Sample{digits}",
                ["aadObjectId"] = user,
            },
            ["conversation"] = new JsonObject
            {
                ["conversationType"] = "personal",
                ["tenantId"] = Seeding.Tenant,
                ["id"] = $"a:{digits}",
            },
            ["recipient"] = new JsonObject { ["id"] = $"28:{Vendors.AppId}", ["name"] = "ChatOps" },
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["locale"] = "en-US",
                    ["country"] = "US",
                    ["platform"] = "Web",
                    ["timezone"] = "Etc/UTC",
                    ["type"] = "clientInfo",
                }),
            ["channelData"] = new JsonObject
            {
                ["tenant"] = new JsonObject { ["id"] = Seeding.Tenant },
                ["source"] = new JsonObject { ["name"] = "message" },
                ["legacy"] = new JsonObject { ["replyToId"] = "1:benchmark" },
            },
            ["replyToId"] = "1700000000000",
            ["value"] = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["title"] = "Share",
                    ["verb"] = "check-in.submit",
                    ["data"] = data,
                },
                ["trigger"] = "manual",
            },
            ["locale"] = "en-US",
            ["localTimezone"] = "Etc/UTC",
        };
    }

    private static JsonObject Submit(JsonNode? card) => Objects(card).First(o => o["verb"]?.ToString() == "check-in.submit");

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(m => Objects(m.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Objects),
        _ => [],
    };
}
