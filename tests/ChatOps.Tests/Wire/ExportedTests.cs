using System.Net;
using System.Text.RegularExpressions;
using ChatOps.Joining.Holidays.Calendars;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Tests.Vendors.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>What leaves for a collector, and what stands at <c>/metrics</c>, says how the host does and nothing about anybody.</summary>
[Collection(WholeProcess.Name)]
public abstract partial class ExportedTests(string engine)
{
    private const string Marker = "zq-exported-5d1c";

    private static readonly string[] InSpans =
    [
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "url.scheme",
        "network.protocol.version",
        "error.type",
        "server.address",
        "db.system.name",
        "db.query.text",
        "db.operation.name",
        "db.response.status_code",
        "db.npgsql.rows",
        "db.npgsql.prepared",
        // The SDK's own, on what it drops.
        "otel.dropped_attributes_count",
    ];

    private static readonly string[] BesideFigures =
    [
        "channel",
        "importance",
        "state",
        "tick", // our own: words of the code
        "http_request_method",
        "http_response_status_code",
        "http_route",
        "http_connection_state",
        "url_scheme",
        "network_protocol_name",
        "network_protocol_version",
        "network_transport",
        "network_type",
        "tls_protocol_version",
        "error_type",
        "aspnetcore_routing_match_status",
        "aspnetcore_routing_is_fallback",
        "aspnetcore_diagnostics_exception_result",
        "db_system_name",
        "db_client_connection_state",
        "gc_heap_generation",
        "dotnet_gc_heap_generation",
        "cpu_mode",
        "le",
        "otel_scope_name",
        "otel_scope_version",
        "otel_scope_schema_url",
        "service_name",
        "service_version",
        "service_instance_id",
        "telemetry_sdk_name",
        "telemetry_sdk_language",
        "telemetry_sdk_version",
    ];

    private readonly Engine _engine = engine == "postgres" ? Engine.Postgres : Engine.Sqlite;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_check_in_leaves_nothing_about_anybody_in_spans_and_figures()
    {
        await using var collector = await Exported.Start();
        await using var app = await App.Prepare(_engine);
        var metrics = new Uri($"http://127.0.0.1:{Prism.FreePort()}");
        app.More.AddRange(["--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address, "--Metrics:Urls", $"{metrics}"]);
        app.With = collector.Connect;
        await app.Run();

        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await story.Ana.Shares(("c1_text", $"{Marker}-c1"), ("in_the_way", $"{Marker}-well"));
        await story.Ben.Reads($"{Marker}-c1");
        await story.Ben.LooksUp();
        (await story.Ben.Sends("copy.comment", "copy.comment.send", ("text", $"{Marker}-comment"))).ShouldBe("");
        await story.Ana.Reads($"{Marker}-comment");
        await AnswersBadly(app, story);
        await Strangers(app.Client.BaseAddress!);
        await app.Services.GetRequiredService<HolidayFetch>().Get($"https://{Marker}-holidays.invalid/{Marker}.ics?key={Marker}", Stop);

        using var browser = new HttpClient();
        var page = await browser.GetStringAsync(new Uri(metrics, "/metrics"), Stop);
        var about = await About(app);
        await app.Stop();
        var (spans, figures) = (collector.Text("/v1/traces"), collector.Text("/v1/metrics"));

        // They are whole: what came in, what went out, what was asked of the database, what we count ourselves.
        collector.Tags.ShouldContain(("http.route", "/api/messages"));
        collector.Tags.ShouldContain(t => t.Name == "server.address" && t.Value == "127.0.0.1");
        if (_engine == Engine.Postgres)
            collector.Tags.ShouldContain(t =>
                t.Name == "db.query.text" && t.Value.Contains("INSERT INTO check_ins", StringComparison.Ordinal));
        spans.ShouldContain("/slack/interactions");
        figures.ShouldContain("chatops.outbox.sent");
        page.ShouldContain("chatops_outbox_sent_total");

        collector.Tags.Select(t => t.Name).Distinct().Except(InSpans).ShouldBeEmpty();
        Label().Matches(page).Select(m => m.Groups[1].Value).Distinct().Except(BesideFigures).ShouldBeEmpty();
        foreach (var text in (string[])[spans, figures, page])
        {
            about.Select(a => (Told: a, At: text.IndexOf(a, StringComparison.OrdinalIgnoreCase))).Where(a => a.At >= 0)
                .Select(a => $"{a.Told}: {text[Math.Max(0, a.At - 300)..Math.Min(text.Length, a.At + 300)]}").ShouldBeEmpty();
            ((string[])["exception.message", "exception.stacktrace", "url.full", "url.path", "url.query"])
                .Where(a => text.Contains(a, StringComparison.Ordinal))
                .ShouldBeEmpty();
        }
    }

    /// <summary>A table is gone in the middle of a gesture: an exception with whatever message.</summary>
    private static async Task AnswersBadly(App app, Story story)
    {
        await story.Ben.Presses("copy.comment");
        await Alter("ALTER TABLE responses RENAME TO gone");
        (await Record.ExceptionAsync(() => ((InSlack)story.Ben).Slack.Submits(("text", $"{Marker}-lost"))))
            .ShouldNotBeNull()
            .Message.ShouldContain("InternalServerError");
        await Alter("ALTER TABLE gone RENAME TO responses");

        Task<int> Alter(string sql) => app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null)), Stop);
    }

    /// <summary>Secrets in paths and queries, and text in every header that telemetry looks at.</summary>
    private static async Task Strangers(Uri address)
    {
        // A stranger's own spans are not ours, but would be heard in this process.
        using var browser = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
            });
        foreach (
            var path in (string[])
                [
                    $"/calendar/{Marker}{Marker}{Marker}.ics",
                    $"/sign-in/link?key={Marker}",
                    $"/participation.json?program={Marker}",
                    $"/slack/oauth?code={Marker}&state={Marker}",
                    $"/{Marker}",
                ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)) { Headers = { Host = $"{Marker}.example" } };
            request.Headers.Add("User-Agent", Marker);
            request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            request.Headers.Add("tracestate", $"a={Marker}");
            request.Headers.Add("baggage", $"a={Marker}");
            ((int)(await browser.SendAsync(request, Stop)).StatusCode).ShouldBeGreaterThanOrEqualTo(400, path);
        }
        using var strange = new HttpRequestMessage(new HttpMethod(Marker), address);
        (await browser.SendAsync(strange, Stop)).StatusCode.ShouldBeOneOf(
            HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotImplemented);
    }

    /// <summary>Everything by which a person, a chat or a secret could be told.</summary>
    private static async Task<IReadOnlyList<string>> About(App app)
    {
        var ids = await app.Database.Db.Read(
            async db =>
                (IReadOnlyList<string>)
                    [
                        .. await Ask(db, "SELECT id FROM persons"),
                        .. await Ask(db, "SELECT id FROM accounts"),
                        .. await Ask(db, "SELECT user_id FROM accounts"),
                    ],
            Stop);
        ids.Count.ShouldBe(9);
        return
        [
            Marker,
            "Ana Ruiz",
            "Ben Okafor",
            "Dana Field",
            "@contoso.example",
            "Ana%20",
            FakeSlack.Token,
            FakeSlack.SigningSecret,
            "Bearer ",
            .. ids.Where(i => i.Length > 5),
            .. ids.Where(i => i.Length > 5).Select(Uri.EscapeDataString),
        ];

        static Task<IReadOnlyList<string>> Ask(Session db, string sql) => db.Query<string>(new Statement("test", sql, null));
    }

    [GeneratedRegex("""[{,]([a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\.)*"(?=[,}])""")]
    private static partial Regex Label();
}

public sealed class SqliteExportedTests() : ExportedTests("sqlite");

public sealed class PostgresExportedTests() : ExportedTests("postgres");
