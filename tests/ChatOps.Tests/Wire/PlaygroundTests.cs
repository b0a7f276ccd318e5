using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Storage;
using ChatOps.Tests.Channels.Teams;
using ChatOps.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Wire;

/// <summary>
/// The README's way to try Teams on a laptop, with the README's own settings: what Microsoft's Agents Playground 0.2.28 posts was recorded
/// from it, and so was its roster. Only the port is another one.
/// </summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private const string ItsPort = "http://localhost:56150";

    private readonly List<JsonObject> _sent = [];
    private readonly string _keys = Directory.CreateTempSubdirectory("chatops-keys-").FullName;
    private TestDatabase _database = null!;
    private WebApplication _playground = null!;
    private WebApplication _host = null!;
    private HttpClient _client = null!;
    private string _service = "";

    private static Ct Stop => TestContext.Current.CancellationToken;

    /// <summary>The first command of the recipe, without the program that it runs.</summary>
    private static string[] Settings =>
        [
            .. File.ReadAllText(Path.Combine(SourceFiles.Root, "README.md"))
                .ReplaceLineEndings("\n")
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
        _playground = await Serve();
        _service = $"http://localhost:{new Uri(AddressOf(_playground)).Port}";
        string[] settings = [.. Settings.Select(s => s == ItsPort ? _service : s)];
        settings.ShouldContain(_service, "The README trusts the playground's address.");
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
            builder => builder.Logging.ClearProviders());
        await _host.StartAsync(Stop);
        _client = new HttpClient { BaseAddress = new Uri(AddressOf(_host)) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _playground.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public async Task whoever_follows_the_readme_gets_a_menu_and_is_a_moderator()
    {
        (await Posts("playground.message")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Reads("What would you like to do?");
        await App.Eventually(
            () => Count("SELECT COUNT(*) FROM persons WHERE work_email = 'alexw@example.com'") == 1,
            () => "The playground's roster was not believed.");

        (await Posts("playground.message", a => a["text"] = "program")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Reads("New program");
        var created = await Posts("playground.program-create");

        created.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await created.Content.ReadAsStringAsync(Stop)).ShouldContain(" is there.");
        Count("SELECT COUNT(*) FROM programs WHERE key = 'autumn-2026'").ShouldBe(1);
    }

    [Fact]
    public async Task nobody_else_is_let_in_by_it()
    {
        (await Posts("playground.message", with: r => r.Headers.Add("X-Forwarded-For", "192.0.2.1"))).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
        (await Posts("playground.message", with: r => r.Headers.Host = "chatops.example")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Posts("playground.message", a => a["serviceUrl"] = "http://localhost:1/_connector")).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized);
        (
            await Posts("playground.message", a => a["channelData"]!["tenant"]!["id"] = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9")
        ).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Count("SELECT COUNT(*) FROM persons").ShouldBe(0);
    }

    private async Task<HttpResponseMessage> Posts(
        string payload, Action<JsonObject>? change = null, Action<HttpRequestMessage>? with = null)
    {
        var activity = JsonNode.Parse(Payload.Text(payload).Replace(ItsPort, _service, StringComparison.Ordinal))!.AsObject();
        activity["id"] = Guid.NewGuid().ToString();
        change?.Invoke(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        with?.Invoke(request);
        return await _client.SendAsync(request, Stop);
    }

    private Task Reads(string text) =>
        App.Eventually(
            () => Sent().Any(m => m.Contains(text, StringComparison.Ordinal)), () => $"Never sent: {text}\n{string.Join('\n', Sent())}");

    private List<string> Sent()
    {
        lock (_sent)
            return [.. _sent.Select(m => m.ToJsonString())];
    }

    private int Count(string sql) => _database.Db.Read(db => db.Find<int>(new Statement("test", sql, null)), Stop).GetAwaiter().GetResult();

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>The playground's connector, as far as the recipe calls it.</summary>
    private async Task<WebApplication> Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/_connector/v3/conversations/{chat}/activities", async (HttpContext context) =>
        {
            var activity = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
            lock (_sent)
                _sent.Add(activity);
            return Results.Json(new { id = "1795926799350" }, statusCode: StatusCodes.Status201Created);
        });
        app.MapPut("/_connector/v3/conversations/{chat}/activities/{id}", (string id) => Results.Json(new { id }));
        app.MapGet("/_connector/v3/conversations/{chat}/members/user-id-0", () =>
            Results.Text(Payload.Text("playground.member"), "application/json"));
        await app.StartAsync(Stop);
        return app;
    }
}
