using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>Whatever is posted, with whatever token: never a 5xx of our making, never a word about our insides.</summary>
public sealed class HostileActivityTests : IAsyncLifetime
{
    private static readonly string[] Nodes =
    [
        "null",
        "true",
        "5",
        "-1e400",
        "1e99999",
        "\"\"",
        "\"x\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"..\"",
        "[]",
        "{}",
        "[null]",
        "[[[[[]]]]]",
        "{\"id\":5}",
        "{\"id\":\"\\udfff\"}",
        "{\"action\":\"a\",\"action\":{}}",
        "\"<at><at><at></at>\"",
        "{\"\\ud800\":1}",
        "\"29:\"",
        "{\"tenant\":null}",
        "\"999999999999999999999\"",
    ];

    private FakeTeams _teams = null!;
    private TeamsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.Start();
        _bot = await TeamsBot.Start(_teams.Settings);
    }

    public static TheoryData<string> Payloads =>
        [
            "message.personal",
            "message.channel-mention",
            "message.submit",
            "invoke.card-action",
            "invoke.task-fetch",
            "installation.add",
            "conversation.bot-added",
            "from-the-future",
        ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task every_member_may_hold_anything(string payload)
    {
        var whole = Payload.Json(payload).With("serviceUrl", _teams.ServiceUrl);
        foreach (var path in Paths(whole).Some())
        {
            foreach (var node in Nodes)
                await IsHarmless(Encoding.UTF8.GetBytes(Replaced(whole, path, node)));
        }
    }

    [Fact]
    public async Task bytes_may_be_cut_and_flipped_anywhere()
    {
        var random = new Random(20261123);
        var whole = Encoding.UTF8.GetBytes(Payload.Json("invoke.card-action").With("serviceUrl", _teams.ServiceUrl).ToJsonString());
        for (var i = 0; i < 500; i++)
        {
            var bytes = whole[..(i % 3 == 0 ? random.Next(whole.Length) : whole.Length)].ToArray();
            for (var flips = random.Next(1, 4); flips > 0 && bytes.Length > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await IsHarmless(bytes);
        }
    }

    [Fact]
    public async Task depth_and_width_are_no_weapons()
    {
        await IsHarmless(Encoding.UTF8.GetBytes(new string('[', 100_000)));
        await IsHarmless(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 50_000))));
        await IsHarmless(
            Encoding.UTF8.GetBytes(
                Replaced(
                    Payload.Json("message.channel-mention").With("serviceUrl", _teams.ServiceUrl),
                    "text",
                    $"\"{string.Concat(Enumerable.Repeat("<at>", 50_000))}\"")));
        await IsHarmless(Encoding.UTF8.GetBytes(Replaced(Payload.Json("message.submit").With("serviceUrl", _teams.ServiceUrl), "value",
            $"{{\"action\":\"a\",{string.Join(',', Enumerable.Range(0, 10_000).Select(n => $"\"f{n}\":\"x\""))}}}")));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6Ilx1ZDgwMCJ9.e30.AA")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.W10.AA")]
    [InlineData("Bearer e30.e30.AA")]
    [InlineData("Bearer bnVsbA.bnVsbA.AA")]
    [InlineData("Basic YTpi")]
    public async Task a_strange_token_is_401(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent("{}", null, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(401);
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _teams.DisposeAsync();
    }

    private async Task IsHarmless(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await _bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBeOneOf(
            [200, 400, 401, 501],
            $"{Encoding.UTF8.GetString(body)}\n{_bot.Log.All.LastOrDefault(l => l.StartsWith("Error", StringComparison.Ordinal))}");
        if ((int)response.StatusCode >= 400)
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(
                """{"type":"about:blank","title":""");
    }

    private string Token => field ??= _teams.Token();

    /// <summary>The path of every member at every level.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string at = "") => node switch
    {
        JsonObject o => o.SelectMany(m => Paths(m.Value, $"{at}{m.Key}/").Prepend($"{at}{m.Key}")),
        JsonArray a => a.SelectMany((n, i) => Paths(n, $"{at}{i}/").Prepend($"{at}{i}")),
        _ => [],
    };

    /// <summary>As text, because what goes in may be nothing that a JSON library would write.</summary>
    private static string Replaced(JsonObject whole, string path, string node)
    {
        const string mark = "7b1f2c3d-put-it-here";
        var copy = whole.DeepClone();
        var parts = path.Split('/');
        var parent = parts[..^1]
            .Aggregate(copy, (n, p) => n is JsonArray a ? a[int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)]! : n[p]!);
        if (parent is JsonArray array)
            array[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = mark;
        else
            parent[parts[^1]] = mark;
        return copy.ToJsonString().Replace($"\"{mark}\"", node, StringComparison.Ordinal);
    }
}
