using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Channels.Slack;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Moderating;
using ChatOps.Tests.Vendors.Slack;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Wire.Fuzz;

/// <summary>
/// Whatever genuine and spoilt comes through a door: it is answered, never with a fault of ours, and no word of it is in a log. How many to
/// try at each door, and with which seed, <c>CHATOPS_FUZZ</c> and <c>CHATOPS_FUZZ_SEED</c> say.
/// </summary>
public sealed class DoorFuzzTests
{
    /// <summary>A world keeps what it was sent; another begins after so many.</summary>
    private const int InOneWorld = 10_000;

    private const string Form = "application/x-www-form-urlencoded", JsonType = "application/json";

    private static readonly int Count = Setting("CHATOPS_FUZZ", 30), Seed = Setting("CHATOPS_FUZZ_SEED", 15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Slack events")]
    [InlineData("Slack interactions")]
    [InlineData("Slack commands")]
    [InlineData("Teams")]
    [InlineData("Graph notifications")]
    [InlineData("console")]
    [InlineData("calendar feed")]
    [InlineData("OAuth and sign-in")]
    public Task whatever_comes_is_answered_and_said_to_nobody(string door) => At(door, Engine.Sqlite);

    internal static async Task At(string door, Engine engine)
    {
        for (var done = 0; done < Count; done += InOneWorld)
        {
            await using var world = await World.Begin(door, engine);
            await Parallel.ForEachAsync(
                Enumerable.Range(done, Math.Min(InOneWorld, Count - done)),
                new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Stop },
                async (i, ct) => await Try(world, door, i, ct));
            world.App.Lines.All.Where(l => l.Contains(Mutator.Marker, StringComparison.OrdinalIgnoreCase)).Take(3).ShouldBeEmpty();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{door}: {Count} with seed {Seed}");
    }

    private static async Task Try(World world, string door, int i, Ct ct)
    {
        var seed = unchecked((Seed * 1_000_003) + i);
        using var request = await world.Request(new Mutator(seed), i);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var response = await world.Http.SendAsync(request, patience.Token);
        var answer = await response.Content.ReadAsStringAsync(patience.Token);
        if ((int)response.StatusCode is (< 500 or 501) && !answer.Contains("InternalServerError", StringComparison.Ordinal))
            return;
        var sent = request.Content is null ? $"{request.RequestUri}" : await request.Content.ReadAsStringAsync(ct);
        Assert.Fail(
            $"{door}, number {i}: {(int)response.StatusCode} {answer}\n{sent[..Math.Min(3000, sent.Length)]}\n"
            + string.Join('\n', world.App.Lines.All.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).TakeLast(2)));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    /// <summary>Two in their week, and all that really comes through a door there.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly string _door;
        private readonly Story _story;
        private readonly Browser? _browser;
        private readonly List<string> _templates = [];
        private readonly List<(string Address, Dictionary<string, string> Fields)> _pages = [];

        private World(App app, string door, Story story, Browser? browser) => (App, _door, _story, _browser) = (app, door, story, browser);

        public App App { get; }

        public HttpClient Http => _browser?.Http ?? App.Client;

        public static async Task<World> Begin(string door, Engine engine)
        {
            var app = await App.Prepare(engine);
            app.Lowest = LogLevel.Debug;
            if (door == "Graph notifications")
                await app.ConnectGraph();
            if (door.StartsWith("OAuth", StringComparison.Ordinal))
                app.More.AddRange(Installs.Settings(app));
            await app.Run();
            var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
            var world = new World(app, door, story, door == "console" ? await Browser.SignedIn(app) : null);
            await world.Collect();
            return world;
        }

        public async ValueTask DisposeAsync()
        {
            _browser?.Dispose();
            await App.DisposeAsync();
        }

        public Task<HttpRequestMessage> Request(Mutator mutator, int i) => _door switch
        {
            "Slack events" => Signed(SlackEndpoints.Events, JsonType, Encoding.UTF8.GetBytes(mutator.Json(Fresh(mutator, i))), mutator),
            "Slack interactions" => Signed(
                SlackEndpoints.Interactions,
                Form,
                Mutator.Encoded([new("payload", mutator.Json(Fresh(mutator, i)))]),
                mutator),
            "Slack commands" => Signed(SlackEndpoints.Commands, Form, Mutator.Encoded(mutator.Fields(Command(i, mutator))), mutator),
            "Teams" => Task.FromResult(FromTeams(mutator, i)),
            "Graph notifications" => Task.FromResult(
                Post(
                    mutator.One([GraphNotifications.Notifications, GraphNotifications.Lifecycle])
                    + (mutator.Chance(10) ? $"?validationToken={Cut(Mutator.Escaped(mutator.Text("x")))}" : ""),
                    JsonType,
                    Encoding.UTF8.GetBytes(mutator.Json(Notification)),
                    mutator)),
            "console" => Task.FromResult(FromConsole(mutator)),
            "calendar feed" => Task.FromResult(Get(mutator, "/calendar/", new string('a', 43), ".ics")),
            _ => Task.FromResult(SignIn(mutator)),
        };

        private const string Notification = """
            {"value":[{"subscriptionId":"7f105c7d-2dc5-4530-97cd-4e7ae6534c07","clientState":"text","changeType":"updated",
            "resource":"Users/x/Events/y","subscriptionExpirationDateTime":"2026-11-30T11:00:00.0000000Z","lifecycleEvent":"missed",
            "resourceData":{"@odata.type":"#Microsoft.Graph.Event","id":"AAMk","@odata.etag":"W/x"},"tenantId":"t"}]}
            """;

        private async Task Collect()
        {
            switch (_door)
            {
                case "Slack events" or "Slack interactions":
                    var isEvent = _door == "Slack events";
                    _templates.AddRange(
                        SlackPayload.Names.Where(n => n.StartsWith("event.", StringComparison.Ordinal) == isEvent)
                            .Select(SlackPayload.Text));
                    var ben = ((InSlack)_story.Ben).Slack;
                    if (isEvent)
                        _templates.AddRange(((string[])["join", "say well done", "days off 2026-12-01", "invite kim@x.example"])
                            .Select(text => ben.Message(text).ToJsonString()));
                    await ben.Presses("check-in.write");
                    var submission = ben.Submission(("c1_text", "call the supplier"), ("in_the_way", "text"));
                    if (!isEvent)
                        _templates.AddRange(Enumerable.Repeat(Signed(submission), 6));
                    break;
                case "Teams":
                    _templates.AddRange(TeamsPayloads.Select(Payload.Text));
                    var ana = ((InTeams)_story.Ana).Teams;
                    await App.CardsRest();
                    _templates.AddRange(
                        ana.Verbs()
                            .Where(v => v.Length > 0)
                            .Select(v => ana.Press(v, ("c1_text", "call the supplier"), ("in_the_way", "text")).ToJsonString()));
                    _templates.AddRange(((string[])["join", "say well done", "days off 2026-12-01", "invite kim@x.example"])
                        .Select(text => ana.Activity("message").With("text", text).ToJsonString()));
                    break;
                case "console":
                    var console = await Browser.ConsoleOf(App);
                    foreach (var page in (string[])["sample-goals", "questions", "rounds", "pairs", "members", "needs-you"])
                    {
                        await _browser!.Opens($"{console}/{page}");
                        _pages.Add(($"{console}/{page}", _browser.Fields()));
                    }

                    break;
            }
        }

        private static readonly string[] TeamsPayloads =
        [
            "message.personal", "message.channel-mention", "message.submit", "invoke.card-action", "invoke.search", "invoke.task-fetch",
            "invoke.task-submit", "installation.add", "installation.add-upgrade", "installation.remove", "installation.team-add",
            "conversation.bot-added", "conversation.bot-removed", "conversation.channel-renamed", "conversation.team-member-added",
            "message-update", "reaction", "read-receipt", "typing", "from-the-future",
        ];

        private static readonly string[] Verbs = ["join", "say", "days off", "invite", "pause", "preferences", "help", "pair", "xyz"];

        /// <summary>With ids of its own: a repetition would not be looked at. Mostly by somebody who is known here.</summary>
        private string Fresh(Mutator mutator, int i)
        {
            var json = JsonNode.Parse(mutator.One(_templates))!.AsObject();
            if (json.ContainsKey("event_id"))
                json["event_id"] = $"Ev{i}";
            if (json["actions"] is JsonArray { Count: > 0 } actions)
                actions[0]!["action_ts"] = $"{i}.1";
            if (json["view"] is JsonObject view)
                view["id"] = $"V{i}";
            if (json.ContainsKey("team_id"))
                json["team_id"] = FakeSlack.Acme;
            if (json["team"] is JsonObject team)
                team["id"] = FakeSlack.Acme;
            if (json["user"] is JsonObject user && mutator.Chance(80))
                user["id"] = ((InSlack)_story.Ben).Slack.User;
            return json.ToJsonString();
        }

        private static string Signed(JsonObject payload) => payload
            .With("team", new JsonObject { ["id"] = FakeSlack.Acme, ["domain"] = "acme" })
            .With("user", new JsonObject { ["id"] = "U", ["name"] = "ben", ["team_id"] = FakeSlack.Acme })
            .With("api_app_id", "A0APP")
            .ToJsonString();

        private Dictionary<string, string> Command(int i, Mutator mutator) => new()
        {
            ["command"] = "/partner",
            ["text"] = $"{mutator.One(Verbs)} {Mutator.Marker}",
            ["team_id"] = FakeSlack.Acme,
            ["user_id"] = mutator.Chance(70) ? ((InSlack)_story.Ben).Slack.User : $"U{i % 100}",
            ["user_name"] = "ben",
            ["channel_id"] = "D1",
            ["trigger_id"] = $"{i}.2",
            ["response_url"] = $"http://{App.Slack.ResponseHost}/x",
        };

        private HttpRequestMessage FromTeams(Mutator mutator, int i)
        {
            var ana = ((InTeams)_story.Ana).Teams;
            var activity = JsonNode.Parse(mutator.One(_templates))!.AsObject();
            activity["id"] = $"f:{i}";
            activity["serviceUrl"] = App.Teams.ServiceUrl;
            activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = ana.Person.Tenant } };
            if (activity["conversation"] is JsonObject conversation)
                conversation["tenantId"] = ana.Person.Tenant;
            if (activity["from"] is JsonObject from && mutator.Chance(80))
                from["aadObjectId"] = ana.Person.ObjectId;
            var request = Post("/api/messages", JsonType, Encoding.UTF8.GetBytes(mutator.Json(activity.ToJsonString())), mutator);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", App.Teams.Token());
            return request;
        }

        private HttpRequestMessage FromConsole(Mutator mutator)
        {
            var (address, fields) = mutator.One(_pages);
            var filled = fields.ToDictionary(f => f.Key, f => f.Value.Length > 3 && mutator.Chance(5) ? Mutator.Marker : f.Value);
            filled[mutator.One(["do", "action"])] = mutator.One(
                ["save", "preview", "add", "remove:0", "up:1", "pair.submit", "rounds.save", "rounds.run-now", "proposal.swap", "x|y"]);
            return Post(address, Form, Mutator.Encoded(mutator.Fields(filled)), mutator);
        }

        private static HttpRequestMessage SignIn(Mutator mutator)
        {
            var (path, query) = mutator.One<(string, string[])>(
            [
                ("/slack/oauth", ["code", "state", "error"]),
                ("/slack/install", ["link"]),
                ("/sign-in", ["return", "returnUrl", "go"]),
                ("/sign-in/link", ["key"]),
                ("/sign-in/callback", ["code", "state", "error"]),
            ]);
            var fields = mutator.Fields(query.Select(q => KeyValuePair.Create(q, "text")));
            var text = Encoding.ASCII.GetString(Mutator.Encoded(fields));
            return new HttpRequestMessage(mutator.One([HttpMethod.Get, HttpMethod.Get, HttpMethod.Post]), $"{path}?{Cut(text)}");
        }

        private static HttpRequestMessage Get(Mutator mutator, string before, string name, string after)
        {
            var request = new HttpRequestMessage(
                mutator.One([HttpMethod.Get, HttpMethod.Head, HttpMethod.Options]),
                before
                + Cut(Mutator.Escaped(mutator.Text(name)))
                + (mutator.Chance(30) ? "/" + Cut(Mutator.Escaped(mutator.Text("s"))) : "")
                + after);
            if (mutator.Chance(30))
                request.Headers.TryAddWithoutValidation("If-None-Match", mutator.One(["*", "\"x\"", "W/\"", "x"]));
            if (mutator.Chance(30))
                request.Headers.TryAddWithoutValidation("If-Modified-Since", mutator.One(["x", "Mon, 99 Foo 2026", "0"]));
            if (mutator.Chance(30))
                request.Headers.TryAddWithoutValidation("Range", mutator.One(["bytes=0-", "bytes=9-1", "x", "bytes=-9999999999999999"]));
            return request;
        }

        /// <summary>Longer than this the server itself refuses a request line.</summary>
        private static string Cut(string escaped) => escaped.Length <= 4000 ? escaped : escaped[..4000].TrimEnd('%');

        private static async Task<HttpRequestMessage> Signed(string path, string type, byte[] body, Mutator mutator)
        {
            var content = new ByteArrayContent(mutator.Bytes(body));
            if (mutator.MediaType(type) is { } media)
                content.Headers.TryAddWithoutValidation("Content-Type", media);
            return await SlackSigned.Request(path, content, FakeSlack.SigningSecret);
        }

        private static HttpRequestMessage Post(string path, string type, byte[] body, Mutator mutator)
        {
            var content = new ByteArrayContent(mutator.Bytes(body));
            if (mutator.MediaType(type) is { } media)
                content.Headers.TryAddWithoutValidation("Content-Type", media);
            return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        }
    }
}

/// <summary>Where what is typed ends in a table: PostgreSQL takes less than SQLite.</summary>
public sealed class PostgresDoorFuzzTests
{
    [Theory]
    [InlineData("Slack interactions")]
    [InlineData("Teams")]
    [InlineData("console")]
    public Task whatever_comes_is_answered_and_said_to_nobody(string door) => DoorFuzzTests.At(door, Engine.Postgres);
}
