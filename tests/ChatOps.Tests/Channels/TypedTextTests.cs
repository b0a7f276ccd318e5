using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Teams;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Channels;

/// <summary>
/// Whatever somebody types into a form arrives as it was typed, on both channels. Half a letter, which is no text, arrives as U+FFFD.
/// </summary>
public sealed class TypedTextTests : IAsyncLifetime
{
    private static readonly string[] Looks =
    [
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00+01:00",
        "2026-11-23",
        "11/23/2026 10:00:00",
        "/Date(1700000000000)/",
        "\\/Date(1700000000000)\\/",
        "1.50",
        "1e3",
        "-0",
        "007",
        "9007199254740993",
        "0x1F",
        "NaN",
        "Infinity",
        "true",
        "null",
        "undefined",
        "",
        " ",
        " padded ",
        "<@> <#general> <!> <a:b> <https://x.test> <!here>",
        "{}",
        "[]",
        "{\"$type\":\"System.String, mscorlib\"}",
        "$type",
        "{\"$ref\":\"1\"}",
        "$ref",
        "{\"$id\":\"1\",\"$values\":[]}",
        "'single'",
        "/* no comment */",
        "// neither",
        "a\\u0041b",
        "&lt;b&gt;",
        "<at>ChatOps</at>",
        "a\tb\nc",
        "日本語 🎉 é",
        new('[', 64),
        string.Concat(Enumerable.Repeat("{\"a\":", 64)),
        "\uD83C",
        "\uDF89",
        "a\uD83Cb\uDF89c",
        "\uDF89\uD83C",
        "\uFFFD",
        "\u200F\u2028\u2029\uFEFF",
    ];

    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;
    private TeamsMember _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
        _ana = new TeamsMember(_bot.Http, _teams, TeamsPerson.Named("Ana Ruiz"));
    }

    public static TheoryData<string> Texts => [.. Looks.Select(JsonEncoded)];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task what_looks_like_something_else_is_text(string json)
    {
        var typed = Decoded(json);

        (await ThroughTeams(typed)).ShouldBe(Arrived(typed));
        ThroughSlack(typed).ShouldBe(Arrived(typed));
    }

    [Fact]
    public void every_text_arrives_as_it_was_typed() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            var typed = new string([.. text.Get.Where(c => !char.IsControl(c))]);
            // In Slack, a code between colons is an emoji for whoever typed it.
            return ThroughTeams(typed).GetAwaiter().GetResult() == Arrived(typed)
                && ThroughSlack(typed) == SlackText.Typed(Arrived(typed));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task what_ends_a_line_where_it_was_copied_from_ends_one_here()
    {
        const string typed = "a\vb\fc\u0085d\u0007e";

        (await ThroughTeams(typed)).ShouldBe("a\nb\nc\nde");
        ThroughSlack(typed).ShouldBe("a\nb\nc\nde");
    }

    [Theory]
    [InlineData("""{"$type":"System.IO.FileInfo, System.IO.FileSystem","$ref":"1","$id":"1","$values":[1]}""")]
    [InlineData("""{"$ref":"1"}""")]
    [InlineData("\"2026-11-23T10:00:00Z\"")]
    [InlineData("1e400")]
    [InlineData("deep")]
    public async Task what_stands_beside_it_changes_nothing(string beside)
    {
        if (beside == "deep")
            beside = new string('[', 64) + new string(']', 64);

        (await ThroughTeams("2026-11-23T10:00:00Z", beside)).ShouldBe("2026-11-23T10:00:00Z");
        ThroughSlack("2026-11-23T10:00:00Z", beside).ShouldBe("2026-11-23T10:00:00Z");
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00Z")]
    [InlineData("1.50")]
    [InlineData("{\"$type\":\"x\"}")]
    public async Task a_typed_message_and_a_name_are_text_too(string typed)
    {
        await _ana.Send(
            _ana.Activity("message")
                .With("text", typed)
                .With(
                    "from",
                    new JsonObject
                    {
                        ["id"] = "29:1",
                        ["name"] = typed,
                        ["aadObjectId"] = "u1",
                    }));

        var taken = _bot.Taken.ShouldHaveSingleItem();
        (taken.Text, taken.Sender.Name).ShouldBe((typed, typed));
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private async Task<string?> ThroughTeams(string typed, string beside = "null")
    {
        const string mark = "7b1f2c3d-put-it-here";
        const string other = "7b1f2c3d-put-that-here";
        var invoke = _ana.Activity("invoke")
            .With("name", "adaptiveCard/action")
            .With(
                "value",
                new JsonObject
                {
                    ["action"] = new JsonObject
                    {
                        ["type"] = "Action.Execute",
                        ["verb"] = "check-in.submit",
                        ["data"] = new JsonObject
                        {
                            ["well"] = mark,
                            ["beside"] = other,
                            ["subject"] = "s",
                        },
                    },
                });
        var body = invoke
            .ToJsonString()
            .Replace($"\"{other}\"", beside, StringComparison.Ordinal)
            .Replace($"\"{mark}\"", JsonEncoded(typed), StringComparison.Ordinal);
        using var response = await _bot.Post(body, _teams.Token());
        return _bot.Taken[^1].Fields.Words("well")?.Reveal() ?? "";
    }

    private static string? ThroughSlack(string typed, string beside = "null")
    {
        var payload = SlackPayload.Text("view_submission")
            .Replace("\"value\": null", $"\"value\": {JsonEncoded(typed)}, \"beside\": {beside}", StringComparison.Ordinal);
        return SlackInbound
            .Of(SlackReading.Read(Encoding.UTF8.GetBytes(payload), SlackJson.Default.SlackInteraction)!, "a secret"u8)!
            .Inbound.Fields.Words("went_less_well")
            ?.Reveal()
            ?? "";
    }

    /// <summary>As a client writes it: every letter that is not plain as an escape, half letters too.</summary>
    private static string JsonEncoded(string text) =>
        $"\"{string.Concat(text.Select(c => c is >= ' ' and < '\u007F' and not ('"' or '\\') ? $"{c}" : $"\\u{(int)c:x4}"))}\"";

    private static string Decoded(string json) => System.Text.RegularExpressions.Regex.Unescape(json[1..^1]);

    /// <summary>
    /// Byte for byte, but for the white space around it, which no field keeps. A text of which nobody sees anything is empty.
    /// </summary>
    private static string Arrived(string typed) =>
        Invisible.IsBlank(typed) ? "" : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(typed)).Trim();
}
