using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatOps.Channels.Teams.Connector;

/// <summary>
/// Reads <c>{"error":{"code","message"}}</c>. Older answers nest another such JSON as a string in the message; then the inner code is the
/// telling one; there it may be called <c>subCode</c>. Only a code ever comes out: the message may repeat what we sent.
/// </summary>
internal static partial class ErrorCode
{
    public const string None = "NoCode";

    public static string Of(string? body) => Of(Parsed(body), depth: 0) ?? None;

    private static string? Of(JToken? json, int depth)
    {
        var error = LooseJson.Member(json, "error") ?? json;
        return Nested(error, depth) ?? Telling(LooseJson.Text(error, "subCode")) ?? Telling(LooseJson.Text(error, "code"));
    }

    private static string? Telling(string? code) =>
        code is not null && Code().IsMatch(code) ? code.Replace(" ", "", StringComparison.Ordinal) : null;

    private static string? Nested(JToken? error, int depth) =>
        depth <= 1 && LooseJson.Text(error, "message") is { } message && message.TrimStart().StartsWith('{')
            ? Of(Parsed(message), depth + 1)
            : null;

    private static JToken? Parsed(string? body)
    {
        try
        {
            return string.IsNullOrWhiteSpace(body) ? null : JToken.Parse(body);
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
