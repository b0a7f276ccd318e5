using ChatOps.Tests.Golden;
using ChatOps.Tests.Vendors;
using ChatOps.Tests.Vendors.Graph;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>
/// Every kind of request of ours as it goes out: its address, its headers, its body byte for byte. What the SDK makes of our calls may
/// change with each of its versions, and no type would tell.
/// </summary>
public sealed class GraphRequestTests
{
    /// <summary>What whoever listens adds to every call of this process (tracing), and what follows from the address.</summary>
    private static readonly string[] Others =
    [
        "Host",
        "Content-Length",
        "traceparent",
        "tracestate",
        "baggage",
        "Correlation-Context",
        "Request-Id",
    ];

    [Fact]
    public async Task requests_are_what_they_were()
    {
        var sent = new List<string>();
        await using var login = await FakeGraph.Start();
        await using var graph = await Vendor.Start(async context =>
        {
            sent.Add(await Written(context.Request));
            await Answer(context);
        });
        using var bench = new OutlookBench(
            login.Settings with { BaseUrl = new Uri($"{graph.Address}/v1.0") }, new NodaTime.Testing.FakeClock(Hosting.App.Monday));

        await bench.AskEverything(TestContext.Current.CancellationToken);

        Goldens.CheckText(string.Join('\n', sent).Replace(graph.Address, "http://graph", StringComparison.Ordinal), "graph-requests.txt");
    }

    private static async Task<string> Written(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var headers = request
            .Headers.Where(h => !Others.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {h.Value}\n");
        var body = await reader.ReadToEndAsync();
        return $"{request.Method} {Target(request)}\n{string.Concat(headers)}{(body.Length == 0 ? "" : $"{body}\n")}";
    }

    /// <summary>
    /// One answer that fits all questions: an event, a list with one occurrence, and where the list goes on. The view shows nothing of
    /// ours, so that all events are looked through; who has nobody to tell can't cancel.
    /// </summary>
    private static Task Answer(HttpContext context)
    {
        var here = $"http://{context.Request.Host}{Target(context.Request).Split('?')[0]}";
        if (here.EndsWith("/AAMkAD-00_0001%3D/cancel", StringComparison.Ordinal))
            context.Response.StatusCode = 400;
        context.Response.ContentType = "application/json";
        var goesOn = context.Request.Query.ContainsKey("$skip") || !here.EndsWith("/instances", StringComparison.Ordinal)
            ? $"\"@odata.deltaLink\": \"{here}?$deltatoken=t+1%3D\""
            : $"\"@odata.nextLink\": \"{here}?$skip=1&$select=id%2Cstart\"";
        var list = here.EndsWith("/calendarView", StringComparison.Ordinal) ? "" : $$"""{ "id": "occurrence-1", {{Times}} }""";
        return context.Response.WriteAsync($$"""{ "id": "event-1", {{Times}}, "value": [{{list}}], {{goesOn}} }""");
    }

    private const string Times = """
        "start": { "dateTime": "2026-11-24T09:00:00.0000000", "timeZone": "UTC" }, "end": { "dateTime": "2026-11-24T09:20:00.0000000", "timeZone": "UTC" }
        """;

    private static string Target(HttpRequest request) => request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
}
