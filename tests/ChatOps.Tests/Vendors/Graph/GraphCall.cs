using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>One call that reached the stand-in, as it came.</summary>
internal sealed record GraphCall(string Method, string RawPath, string? Authorization, string? Prefer, string Text, Instant At)
{
    /// <summary>The path's parts below the version, unescaped: <c>users, {id}, events</c>.</summary>
    public string[] Parts { get; } =
    [.. RawPath.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).SkipWhile(p => p == "v1.0")];

    public System.Collections.Specialized.NameValueCollection Query { get; } =
        HttpUtility.ParseQueryString(
            RawPath.Contains('?', StringComparison.Ordinal) ? RawPath[(RawPath.IndexOf('?', StringComparison.Ordinal) + 1)..] : "");

    public JsonObject Body => Text.Length == 0 ? [] : JsonNode.Parse(Text)!.AsObject();

    /// <summary>The owner of the mailbox that the call concerns, or null.</summary>
    public string? Mailbox => Parts is ["users", var id, "events" or "calendar" or "calendarView" or "mailboxSettings", ..] ? id : null;

    public bool IsCreate => Method == "POST" && Parts is ["users", _, "events"];

    public bool IsCancel => Method == "POST" && Parts is ["users", _, "events", _, "cancel"];

    public bool IsDelete => Method == "DELETE" && Parts is ["users", _, "events", _];

    public bool IsChange => Method == "PATCH" && Parts is ["users", _, "events", _];

    public bool IsSchedule => Parts is ["users", _, "calendar", "getSchedule"];

    public bool IsDelta => Parts is ["users", _, "calendarView", "delta" or "delta()"];

    public bool IsSubscription => Parts is ["subscriptions", ..];

    /// <summary>Changes something, or could.</summary>
    public bool Writes => Method != "GET" && !IsSchedule;

    public static async Task<GraphCall> Read(HttpRequest request, Instant at)
    {
        using var reader = new StreamReader(request.Body);
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return new GraphCall(
            request.Method,
            raw,
            request.Headers.Authorization.FirstOrDefault(),
            request.Headers["Prefer"].FirstOrDefault(),
            await reader.ReadToEndAsync(),
            at);
    }
}

/// <summary>What is answered.</summary>
internal sealed record GraphAnswer(int Status, JsonNode? Body = null, string? RetryAfter = null)
{
    public static GraphAnswer Error(int status, string code, string? retryAfter = null) => new(
        status,
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = "Said by a stand-in, about nobody.",
                ["innerError"] = new JsonObject { ["request-id"] = Guid.NewGuid().ToString(), ["date"] = "2026-11-23T09:30:00" },
            },
        },
        retryAfter);
}
