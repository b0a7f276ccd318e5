using System.Text;
using System.Text.Json.Nodes;

namespace ChatOps.Simulation.Vendors;

/// <summary>A call as it leaves the host.</summary>
internal sealed record OutgoingCall(string Method, Uri Address, string? Authorization, string? ContentType, byte[] Body)
{
    public bool IsToSlack => Address.Port == Outside.SlackAddress.Port;

    /// <summary>A new message in a chat.</summary>
    public bool IsPost =>
        IsToSlack
            ? Address.AbsolutePath == "/api/chat.postMessage"
            : Method == "POST" && Address.AbsolutePath.EndsWith("/activities", StringComparison.Ordinal);

    /// <summary>A change of a message that is there.</summary>
    public bool IsUpdate => IsToSlack ? Address.AbsolutePath == "/api/chat.update" : Method == "PUT";

    public bool IsRemoval => IsToSlack ? Address.AbsolutePath == "/api/chat.delete" : Method == "DELETE";

    public string Text { get; } = Encoding.UTF8.GetString(Body);

    /// <summary>The chat, for what is posted, changed or removed.</summary>
    public string Chat =>
        IsToSlack ? (string?)JsonNode.Parse(Text)!["channel"] ?? "" : Uri.UnescapeDataString(Address.AbsolutePath.Split('/')[4]);

    /// <summary>The message that is changed or removed.</summary>
    public string Message =>
        IsToSlack ? (string?)JsonNode.Parse(Text)!["ts"] ?? "" : Uri.UnescapeDataString(Address.AbsolutePath.Split('/')[^1]);

    /// <summary>For the trace. What is said to a login is the library's own, and holds a secret.</summary>
    public string Said =>
        Address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)
            ? $"{Method} {Address.AbsolutePath}"
            : $"{Method} {Address} {Text}";

    public static async Task<OutgoingCall> Of(HttpRequestMessage request, Ct ct) =>
        new(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.Authorization?.ToString(),
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(ct));
}
