using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Benchmarks.Load;

/// <summary>Interactions as Slack sends them: a share's unless another payload is named.</summary>
internal sealed class SlackShares(int port, JsonObject payload) : IShares
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(SigningSecret);

    private readonly Template _body = new("payload=" + Form.ForAll(payload.ToJsonString(ChatOps.Cards.CardJson.Options)), Encoded);
    private readonly string _head =
        $"POST {SlackEndpoints.Interactions} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0 "
        + "(+https://api.slack.com/robots)\r\nAccept: */*\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    public SlackShares(int port)
        : this(port, SlackPayloads.Share())
    {
    }

    /// <summary>Bytes of a body.</summary>
    public static int SizeOf(Gesture gesture) => new SlackShares(0)._body.Write(new byte[64 * 1024], gesture);

    public int Write(Span<byte> target, Gesture gesture)
    {
        Span<byte> body = stackalloc byte[32 * 1024];
        body = body[.._body.Write(body, gesture)];
        var timestamp = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{_head}X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: "
            + $"{SlackSignature.Sign(Secret, timestamp, body)}\r\nContent-Length: {body.Length}\r\n\r\n");
        var written = Encoding.ASCII.GetBytes(head, target);
        body.CopyTo(target[written..]);
        return written + body.Length;
    }

    /// <summary>What our host reads from it.</summary>
    public Inbound Read(Gesture gesture)
    {
        Span<byte> body = new byte[32 * 1024];
        SlackForm.TryFind(body[.._body.Write(body, gesture)], "payload"u8, out var encoded);
        var json = new byte[encoded.Length];
        return SlackInbound
            .Of(SlackReading.Read(json.AsSpan(0, SlackForm.Decode(encoded, json)), SlackJson.Default.SlackInteraction)!, Secret)!
            .Inbound;
    }

    /// <summary>The modal closes, or what was pressed in stays until it is brought up to date.</summary>
    public bool IsGood(ReadOnlySpan<byte> answer) => answer.IsEmpty;

    private static string Encoded(string text) =>
        text.StartsWith("payload=", StringComparison.Ordinal) ? "payload=" + WebUtility.UrlEncode(text[8..]) : WebUtility.UrlEncode(text);
}
