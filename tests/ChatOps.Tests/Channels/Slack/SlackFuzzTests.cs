using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Channels;
using ChatOps.Channels.Slack;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Tests.Vendors.Slack;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>Genuine requests of every shape are answered 200 or 400, never with a fault of ours.</summary>
public sealed class SlackFuzzTests : SlackTestBase
{
    private static readonly string[] Strange =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[null]",
        "{\"id\":{\"id\":[]}}",
        "\"" + new string('x', 5000) + "\"",
        "99999999999999999999999",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task a_payload_with_any_member_replaced_is_never_our_fault(string name)
    {
        var json = SlackPayload.Text(name);
        var members = Members(JsonNode.Parse(json)!).Count();
        members.ShouldBePositive();
        var path = name.StartsWith("event.", StringComparison.Ordinal) ? SlackEndpoints.Events : SlackEndpoints.Interactions;
        for (var i = 0; i < members; i++)
        {
            foreach (var strange in Strange.Skip(i % 3).Where((_, s) => s % 3 == 0))
                await ShouldBeAnswered(path, Changed(json, i, strange));
        }
    }

    [Fact]
    public async Task any_bytes_are_never_our_fault()
    {
        foreach (var bytes in ArbMap.Default.GeneratorFor<byte[]>().Sample(200))
        {
            await ShouldBeAnswered(SlackEndpoints.Events, Encoding.Latin1.GetString(bytes));
            await ShouldBeAnswered(SlackEndpoints.Commands, bytes);
            await ShouldBeAnswered(SlackEndpoints.Interactions, [.. "payload="u8, .. bytes]);
        }
    }

    [Fact]
    public void any_text_survives_the_form_encoding() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
            {
                var clean = WireText.Clean(text.Get);
                var form = Encoding.UTF8.GetBytes($"a=1&text={WebUtility.UrlEncode(text.Get)}&b=2");
                return SlackForm.Text(form, "text"u8) == clean
                    && SlackForm.Text(form, "ext"u8) is null
                    && SlackForm.Text(form, "b"u8) == "2";
            }));

    public static TheoryData<string> Payloads() => [.. SlackPayload.Names];

    private Task ShouldBeAnswered(string path, string json) =>
        ShouldBeAnswered(
            path,
            path == SlackEndpoints.Events ? Encoding.UTF8.GetBytes(json) : Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(json)));

    private async Task ShouldBeAnswered(string path, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(path == SlackEndpoints.Events ? "application/json" : "application/x-www-form-urlencoded");
        using var request = await SlackSigned.Request(path, content, FakeSlack.SigningSecret);
        using var response = await Host.Client.SendAsync(request, Ct);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
    }

    private static string Changed(string json, int index, string strange)
    {
        var root = JsonNode.Parse(json)!;
        var (parent, name) = Members(root).ElementAt(index);
        // Written as text, because a node can't hold what is not valid JSON text.
        parent[name] = "@@strange@@";
        return root.ToJsonString().Replace("\"@@strange@@\"", strange, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode node) => node switch
    {
        JsonObject some => some.SelectMany(m => (m.Value is null ? [] : Members(m.Value)).Prepend((some, m.Key))),
        JsonArray many => many.OfType<JsonNode>().SelectMany(Members),
        _ => [],
    };
}
