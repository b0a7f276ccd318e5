using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatOps.Tests.Vendors.Teams;

/// <summary>One call that reached the stand-in, as it came.</summary>
internal sealed record TeamsCall(string Method, string RawPath, string? Authorization, string Text)
{
    /// <summary>The path's parts, unescaped.</summary>
    public string[] Parts { get; } =
    [.. RawPath.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public bool IsToConnector => Parts is [_, "v3", ..];

    /// <summary>A new message.</summary>
    public bool IsSend => Method == "POST" && Parts is [.., "activities"];

    public bool IsCreate => Method == "POST" && Parts is [.., "conversations"];

    public bool IsUpdate => Method == "PUT";

    public bool IsDelete => Method == "DELETE";

    public static async Task<TeamsCall> Read(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var raw = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        return new TeamsCall(request.Method, raw, request.Headers.Authorization.FirstOrDefault(), await reader.ReadToEndAsync());
    }
}
