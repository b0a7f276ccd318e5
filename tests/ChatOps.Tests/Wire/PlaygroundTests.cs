using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Storage;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Wire;

/// <summary>
/// The README's way to try Teams on a laptop, with the README's own settings: every step of its walk, with what Microsoft's Agents
/// Playground 0.2.28 posted when somebody took them in its two windows. Only the ports are other ones, and a press is of the card that is
/// there.
/// </summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    /// <summary>As the README starts them: Alex's and Megan's.</summary>
    private static readonly string[] Ports = ["http://localhost:56150", "http://localhost:56151"];

    private static readonly JsonArray Walk = JsonNode.Parse(Payload.Text("playground.walk"))!.AsArray();

    private readonly string _keys = Directory.CreateTempSubdirectory("chatops-keys-").FullName;
    private TestDatabase _database = null!;
    private FakePlayground _alex = null!;
    private FakePlayground _megan = null!;
    private WebApplication _host = null!;
    private HttpClient _client = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    private static string Readme => File.ReadAllText(Path.Combine(SourceFiles.Root, "README.md")).ReplaceLineEndings("\n");

    /// <summary>The first command of the recipe, without the program that it runs.</summary>
    private static string[] Settings =>
        [
            .. Readme
                .Replace("\\\n", " ", StringComparison.Ordinal)
                .Split('\n')
                .Single(l => l.Contains("--Teams:AllowAnonymousLoopback true", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SkipWhile(w => w != "--")
                .Skip(1),
        ];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.Create(Engine.Sqlite);
        _alex = await FakePlayground.Start(Payload.Text("playground.member"), Stop);
        _megan = await FakePlayground.Start(Payload.Text("playground.member-megan"), Stop);
        string[] settings = [.. Settings.Select(Here)];
        settings.ShouldContain(_alex.Address, "The README trusts the playground's address.");
        settings.ShouldContain(_megan.Address, "And the second one's.");
        _host = Host.Build(
            [
                .. settings,
                "--Urls",
                "http://127.0.0.1:0",
                "--Database:ConnectionString",
                _database.Settings.ConnectionString,
                "--Content:Key",
                $"file:{_keys}",
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                // The Monday, before noon, on which the walk was recorded: whoever is told of a partner at night waits for the morning.
                builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(new RunningClock(Instant.FromUtc(2026, 11, 30, 11, 49), 1)));
            });
        await _host.StartAsync(Stop);
        _client = new HttpClient { BaseAddress = new Uri(FakePlayground.AddressOf(_host)) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _alex.DisposeAsync();
        await _megan.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public async Task whoever_follows_the_readme_walks_from_hello_to_a_partner()
    {
        await Opens(Alex);
        await Opens(Megan);

        await Writes(Alex, "hello");
        await Reads(Alex, "New program");
        await Presses(Alex, "program.new");
        Now(Alex).ShouldContain("What is it called?");
        await Presses(Alex, "program.create");
        Now(Alex).ShouldContain("Autumn 2026 is there.");
        Count("SELECT COUNT(*) FROM programs WHERE key = 'autumn-2026'").ShouldBe(1);

        await Presses(Alex, "join.open");
        await Presses(Alex, "intake.submit");
        Now(Alex).ShouldContain("You're in.");
        await Presses(Megan, "join");
        await Presses(Megan, "intake.submit");
        Now(Megan).ShouldContain("You're in.");

        await Writes(Alex, "rounds");
        await Reads(Alex, "Rounds of Autumn 2026");
        await Presses(Alex, "rounds.dry-run");
        await Reads(Alex, "One group for 2 members. Nothing was changed");
        await Presses(Alex, "rounds.run-now");
        await Reads(Alex, "One group for 2 members. Nobody is told anything until you approve.");
        await Presses(Alex, "proposal.approve");
        await Reads(Alex, "Your partner is Megan Bowen");
        await Reads(Megan, "Your partner is Alex Wilber");
        await Reads(Megan, "Tuesdays 09:00 to 09:20 your time.");

        await Writes(Alex, "say hello Megan");
        await Reads(Megan, "hello Megan");
        await Presses(Megan, "say.open");
        await Presses(Megan, "say.send");
        await Reads(Alex, "Hi Alex, shall we start?");

        await Writes(Alex, "leave");
        await Reads(Alex, "Leave Autumn 2026?");
        await Presses(Alex, "membership.leave-yes");
        Now(Alex).ShouldContain("You're leaving Autumn 2026.");
        await Presses(Alex, "membership.leave-undo");
        Now(Alex).ShouldContain("You're staying in Autumn 2026, and nobody was told.");
        Now(Megan).ShouldNotContain("The pairs have changed");
    }

    [Fact]
    public async Task the_card_to_join_by_is_posted_in_a_channel()
    {
        await Opens(Alex);
        await Writes(Alex, "hello");
        await Reads(Alex, "New program");
        await Presses(Alex, "program.new");
        await Presses(Alex, "program.create");

        foreach (var added in Walk.OfType<JsonObject>().Where(a => Chat(a) == "channel-announcements-id"))
            (await Post(added)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Writes(Alex, "<at>Test Bot</at> post");

        await App.Eventually(
            () => _alex.Reads("channel-announcements-id").Contains("Find a partner", StringComparison.Ordinal),
            () => $"Never posted. Alex reads:\n{Now(Alex)}");
    }

    /// <summary>The playground leaves an input out that is empty: what stands in its place in the button's data is sent.</summary>
    [Fact]
    public async Task what_is_left_empty_there_is_said_at_its_field_and_taken_for_empty()
    {
        await Opens(Alex);
        await Writes(Alex, "hello");
        await Reads(Alex, "New program");
        await Presses(Alex, "program.new");

        await Presses(Alex, "program.create", data => data["name"] = ":empty:");
        Now(Alex).ShouldContain("⚠ Please give it a name.\nWhat is it called?");
        await Presses(Alex, "program.create", data => data["languages"] = ":empty:");
        Now(Alex).ShouldContain("⚠ Please tick at least one.\nLanguages");

        Count("SELECT COUNT(*) FROM programs").ShouldBe(0);
    }

    /// <summary>A second window opens, or the page is loaded again: it says that it was installed each time.</summary>
    [Fact]
    public async Task one_greeting_however_often_the_window_is_opened()
    {
        for (var i = 0; i < 3; i++)
            await Opens(Alex);
        await Writes(Alex, "hello");
        await Reads(Alex, "New program");

        Now(Alex).Split("What would you like to do?").Length.ShouldBe(3, "The greeting, and the answer.");
    }

    /// <summary>Every step is told, in this order.</summary>
    [Fact]
    public void the_readme_tells_every_step()
    {
        var recipe = Readme[Readme.IndexOf("**On a laptop, without Azure**", StringComparison.Ordinal)..];
        recipe = recipe[..recipe.IndexOf("\n### ", StringComparison.Ordinal)];
        string[] told =
        [
            "`hello`", "*New program*", "*Create*", "*Join it myself*", "*Join*", "*Join a program*", "`rounds`", "*Dry run*", "*Run now*",
            "*Approve*", "`say hello Megan`", "*Answer*", "*Send*", "`leave`", "*Leave*", "*Undo*", "`post`",
        ];
        var at = 0;
        foreach (var step in told)
        {
            var next = recipe.IndexOf(step, at, StringComparison.Ordinal);
            next.ShouldBeGreaterThanOrEqualTo(at, step);
            at = next;
        }
    }

    [Fact]
    public async Task nobody_else_is_let_in_by_it()
    {
        var hello = Recorded(Alex, "hello");
        (await Post(hello, with: r => r.Headers.Add("X-Forwarded-For", "192.0.2.1"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(hello, with: r => r.Headers.Host = "chatops.example")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(hello, a => a["serviceUrl"] = "http://localhost:1/_connector")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(hello, a => a["channelData"]!["tenant"]!["id"] = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9")).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
        Count("SELECT COUNT(*) FROM persons").ShouldBe(0);
    }

    private const string Alex = "user-id-0";
    private const string Megan = "user-id-1";

    private async Task Opens(string who)
    {
        var opened = Walk.OfType<JsonObject>()
            .Where(a => From(a) == who && $"{a["conversation"]!["conversationType"]}" == "personal")
            .Where(a => $"{a["type"]}".EndsWith("Update", StringComparison.Ordinal));
        foreach (var told in opened)
            (await Post(told)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Reads(who, "What would you like to do?");
        await App.Eventually(
            () => Count($"SELECT COUNT(*) FROM persons WHERE work_email = '{(who == Alex ? "alexw" : "meganb")}@example.com'") == 1,
            () => "The playground's roster was not believed.");
    }

    private async Task Writes(string who, string text) =>
        (await Post(Recorded(who, text))).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <summary>What the window sent for this button, of the card that is there now: its message, its subject, its inputs.</summary>
    private async Task Presses(string who, string verb, Action<JsonObject>? change = null)
    {
        var press = Recorded(who, verb).DeepClone().AsObject();
        var chat = Chat(press);
        await App.Eventually(() => Has(who, chat, verb), () => $"No button \"{verb}\":\n{Window(who).Reads(chat)}");
        var (id, card) = Window(who).With(chat, verb);
        var (data, drawn) = (press["value"]!["action"]!["data"]!.AsObject(), card.Button(verb)["data"]!.AsObject());
        data.Select(d => d.Key).Except(card.Inputs.Keys).ShouldBe(drawn.Select(d => d.Key).Except(card.Inputs.Keys), ignoreOrder: true);
        foreach (var (name, value) in drawn.Where(d => !card.Inputs.ContainsKey(d.Key) || !data.ContainsKey(d.Key)))
            data[name] = value!.DeepClone();
        press["replyToId"] = id;
        change?.Invoke(data);
        var answer = await Post(press);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        if ($"{body["type"]}" == "application/vnd.microsoft.card.adaptive")
            Window(who).Shows(id, body["value"]!.AsObject());
    }

    private bool Has(string who, string chat, string verb)
    {
        try
        {
            return Window(who).With(chat, verb).Id.Length > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Task Reads(string who, string text) => App.Eventually(
        () => Now(who).Contains(text, StringComparison.Ordinal), () => $"Never read: {text}\nbut:\n{Now(who)}");

    private string Now(string who) => Window(who).Reads(Chat(Recorded(who, null)));

    private FakePlayground Window(string who) => who == Alex ? _alex : _megan;

    /// <summary>What somebody's window posted with this text, or by the button with this verb; null: when it was opened.</summary>
    private static JsonObject Recorded(string who, string? step) => Walk.OfType<JsonObject>().First(a =>
        From(a) == who && (step is null || $"{a["text"]}" == step || $"{a["value"]?["action"]?["verb"]}" == step));

    private static string From(JsonObject activity) => $"{activity["from"]!["id"]}";

    private static string Chat(JsonObject activity) => $"{activity["conversation"]!["id"]}";

    private string Here(string text) => text.Replace(Ports[0], _alex.Address, StringComparison.Ordinal)
        .Replace(Ports[1], _megan.Address, StringComparison.Ordinal);

    private async Task<HttpResponseMessage> Post(
        JsonObject recorded, Action<JsonObject>? change = null, Action<HttpRequestMessage>? with = null)
    {
        var activity = JsonNode.Parse(Here(recorded.ToJsonString()))!.AsObject();
        activity["id"] = Guid.NewGuid().ToString();
        change?.Invoke(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        with?.Invoke(request);
        return await _client.SendAsync(request, Stop);
    }

    private int Count(string sql) => _database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), Stop).GetAwaiter().GetResult();
}
