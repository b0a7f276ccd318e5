using System.Diagnostics.Metrics;
using System.Net;
using ChatOps.Meetings.Graph.Watching;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Wire;

/// <summary>Figures stand on a listener of their own, which the connection's port decides and no header, and nowhere else.</summary>
public sealed class MetricsTests
{
    private static readonly HttpClient Anybody = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>What we count, as the code names it, and as it stands in Prometheus' text.</summary>
    private static readonly Dictionary<string, string> Ours = new()
    {
        ["chatops.outbox.sent"] = "chatops_outbox_sent_total",
        ["chatops.outbox.edited"] = "chatops_outbox_edited_total",
        ["chatops.outbox.throttled"] = "chatops_outbox_throttled_total",
        ["chatops.outbox.dead"] = "chatops_outbox_dead_total",
        ["chatops.outbox.sent_again"] = "chatops_outbox_sent_again_total",
        ["chatops.outbox.dropped"] = "chatops_outbox_dropped_total",
        ["chatops.outbox.lag"] = "chatops_outbox_lag_seconds_count",
        ["chatops.requests.refused"] = "chatops_requests_refused_total",
        ["chatops.ticks.failed"] = "chatops_ticks_failed_total",
        ["chatops.graph.ignored"] = "chatops_graph_ignored_total",
    };

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_public_port_has_no_metrics_whatever_the_headers_say()
    {
        var (app, metrics) = await Start();
        await using var running = app;
        var open = new Uri(app.Client.BaseAddress!, "/metrics");

        (string Name, string Value)[] forged =
        [
            ("Host", metrics.Authority),
            ("X-Forwarded-Host", metrics.Authority),
            ("X-Forwarded-Port", $"{metrics.Port}"),
            ("Forwarded", $"host={metrics.Authority}"),
            ("X-Original-Host", metrics.Authority),
        ];

        (await Anybody.GetAsync(metrics, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        IsNotFound(await Anybody.GetAsync(open, Stop));
        foreach (var (name, value) in forged)
            IsNotFound(await Anybody.SendAsync(With(name, value, open), Stop), name);
    }

    [Fact]
    public async Task on_their_port_there_is_nothing_but_the_metrics()
    {
        var (app, metrics) = await Start();
        await using var running = app;
        var routes = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e =>
                "/"
                + string.Join(
                    '/',
                    e.RoutePattern.PathSegments.Select(s =>
                        string.Concat(
                            s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "x")))))
            .Distinct()
            .ToList();

        routes.ShouldContain("/health/live");
        routes.Count.ShouldBeGreaterThan(20);
        foreach (var path in routes.Concat(["/metrics/", "/metrics/x", "/nowhere"]))
        {
            IsNotFound(await Anybody.GetAsync(new Uri(metrics, path), Stop), path);
            IsNotFound(await Anybody.SendAsync(With("Host", app.Client.BaseAddress!.Authority, new Uri(metrics, path)), Stop), path);
            IsNotFound(await Anybody.PostAsync(new Uri(metrics, path), new StringContent("{}"), Stop), path);
        }
        var posted = await Anybody.PostAsync(metrics, null, Stop);
        posted.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        posted.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Fact]
    public async Task without_the_setting_there_are_no_metrics()
    {
        await using var app = await App.Start(Engine.Sqlite);
        var open = new Uri(app.Client.BaseAddress!, "/metrics");

        IsNotFound(await Anybody.GetAsync(open, Stop));
        IsNotFound(await Anybody.SendAsync(With("Host", "127.0.0.1:9464", open), Stop));
    }

    [Fact]
    public async Task where_kestrels_endpoints_are_given_the_metrics_stand_beside_them()
    {
        var (app, metrics) = await Start("--Kestrel:Endpoints:Web:Url", "http://127.0.0.1:0");
        await using var running = app;

        (await Anybody.GetAsync(metrics, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        IsNotFound(await Anybody.GetAsync(new Uri(metrics, "/health/live"), Stop));
    }

    [Fact]
    public async Task each_of_our_figures_stands_there_under_its_name()
    {
        var (app, metrics) = await Start();
        await using var running = app;
        app.Services.GetRequiredService<GraphNotifications>();
        app.Services.GetRequiredService<Refusals>();
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var instruments = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
                instruments.AddRange(instrument.Meter.Scope == meters && instrument.Meter.Name == "ChatOps" ? [instrument] : []),
        };
        listener.Start();

        instruments.Select(i => i.Name).ShouldBe(Ours.Keys, ignoreOrder: true);
        foreach (var instrument in instruments)
        {
            if (instrument is Counter<long> counter)
                counter.Add(1);
            else
                ((Histogram<double>)instrument).Record(1);
        }

        var text = await Anybody.GetStringAsync(metrics, Stop);
        Ours.Values.Where(name =>
                !text.Contains($"\n{name}{{", StringComparison.Ordinal) && !text.Contains($"\n{name} ", StringComparison.Ordinal))
            .ShouldBeEmpty(text);
        text.ShouldContain("http_server_request_duration_seconds");
        text.ShouldContain("dotnet_");
    }

    private static async Task<(App App, Uri Metrics)> Start(params string[] more)
    {
        var app = await App.Prepare(Engine.Sqlite);
        var metrics = new Uri($"http://127.0.0.1:{Prism.FreePort()}/metrics");
        app.More.AddRange(["--Metrics:Urls", metrics.GetLeftPart(UriPartial.Authority), .. more]);
        await app.Run();
        return (app, metrics);
    }

    private static HttpRequestMessage With(string header, string value, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        return request;
    }

    private static void IsNotFound(HttpResponseMessage answer, string? why = null)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, why);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", why);
    }
}
