using System.Net.Http.Headers;
using System.Text;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;
using ChatOps.Tests.Vendors.Graph;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOps.Tests.Meetings.Graph;

/// <summary>Every request of ours against Graph's own description. The answers are canned, so only what was refused counts.</summary>
[Trait(SecondProcess.Trait, SecondProcess.Name)]
public sealed class GraphContractTests : IAsyncLifetime
{
    private static readonly HttpClient Http = new();

    private readonly List<(string Request, int Status, string Answer)> _seen = [];
    private Prism _contract = null!;
    private FakeGraph _login = null!;
    private Vendor _recorder = null!;
    private OutlookBench _bench = null!;

    private static Ct Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _contract = await Prism.Running("graph/graph-slice.json", "graph/extended-properties.json");
        _login = await FakeGraph.Start();
        _recorder = await Vendor.Start(Forward);
        _bench = new OutlookBench(_login.Settings with { BaseUrl = new Uri(_recorder.Address) });
    }

    [Fact]
    public async Task every_request_fits_the_contract()
    {
        await _bench.AskEverything(Stop);

        _seen.Select(s => s.Request.Split('?')[0]).Distinct().Count().ShouldBeGreaterThan(9);
        // The contract knows no options within an expansion, which the service asks for:
        // https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
        _seen.Where(s => !s.Request.Contains("expand=singleValueExtendedProperties%28", StringComparison.Ordinal))
            .Where(s => s.Status is 0 or >= 300).Select(s => $"{s.Request}: {s.Status} {s.Answer}").ShouldBeEmpty();
    }

    /// <summary>The contract's own check: what does not fit is refused.</summary>
    [Theory]
    [InlineData("\"tuesday\"", "\"Tuesdayy\"")]
    [InlineData("\"subject\"", "\"subjekt\"")]
    [InlineData("\"weekly\"", "\"fortnightly\"")]
    [InlineData("\"interval\":1", "\"interval\":\"1\"")]
    [InlineData("\"startDate\":\"2026-11-24\"", "\"startDate\":\"next week\"")]
    [InlineData("\"private\"", "\"secret\"")]
    [InlineData("\"isOnlineMeeting\":true", "\"isOnlineMeeting\":\"yes\"")]
    [InlineData("\"singleValueExtendedProperties\":[{\"id\"", "\"singleValueExtendedProperties\":[{\"name\"")]
    public async Task a_broken_booking_is_refused(string ours, string broken)
    {
        var body = _bench.Calendar.Write(OutlookBench.Plan);
        body.ShouldContain(ours);

        (await Post("/users/u1/events", body.Replace(ours, broken, StringComparison.Ordinal))).ShouldBe(422);
    }

    [Theory]
    [InlineData("POST", "/users/u1/calendar/getSchedule", """{"schedules":"a@b.test"}""", 422)]
    [InlineData(
        "POST",
        "/subscriptions",
        """{"changeType":"updated","notificationUrl":"https://x.test/n","expirationDateTime":"2026-12-03T00:00:00Z"}""",
        422
    )]
    [InlineData(
        "POST",
        "/subscriptions",
        """{"changeType":"updated","notificationUrl":"https://x.test/n","resource":"r","expirationDateTime":"tomorrow"}""",
        422
    )]
    [InlineData("PATCH", "/users/u1/events/e1", """{"subject":5}""", 422)]
    [InlineData("GET", "/users/u1/nope", null, 404)]
    public async Task what_does_not_fit_is_refused(string method, string path, string? body, int status) =>
        (await Send(method, path, body)).ShouldBe(status);

    public async ValueTask DisposeAsync()
    {
        _bench?.Dispose();
        if (_recorder is not null)
            await _recorder.DisposeAsync();
        if (_login is not null)
            await _login.DisposeAsync();
    }

    private Task<int> Post(string path, string body) => Send("POST", path, body);

    private async Task<int> Send(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _contract.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, Stop);
        return (int)response.StatusCode;
    }

    private async Task Forward(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), _contract.Url + target);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(Stop);
        if (body.Length > 0)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var name in new[] { "Authorization", "Prefer" })
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToArray());
        using var response = await Http.SendAsync(request, Stop);
        var answer = await response.Content.ReadAsStringAsync(Stop);
        lock (_seen)
            _seen.Add(($"{context.Request.Method} {target}", (int)response.StatusCode, answer.Length > 400 ? answer[..400] : answer));
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(answer, Stop);
    }
}
