using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// Reads <c>{"error":{"code","message"}}</c>. Older answers nest another such JSON as a string in the message; then the inner code is the
/// telling one. Only a code ever comes out: the message may repeat what we sent.
/// </summary>
internal static partial class ErrorCode
{
    public const string None = "NoCode";

    public static string Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement, depth: 0) ?? None;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static string? Of(JsonElement json, int depth)
    {
        var error = json.Member("error") ?? json;
        return Nested(error, depth) ?? (error.Text("code") is { } code && Code().IsMatch(code) ? code.Replace(" ", "", StringComparison.Ordinal) : null);
    }

    private static string? Nested(JsonElement error, int depth)
    {
        if (depth > 1 || error.Text("message") is not { } message || !message.TrimStart().StartsWith('{'))
            return null;
        try
        {
            using var inner = JsonDocument.Parse(message);
            return Of(inner.RootElement, depth + 1);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>"Bad Argument" is written both ways.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_. -]{1,60}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
