using System.Text.RegularExpressions;

namespace ChatOps.Channels.Slack;

/// <summary>A typed message as the person typed it: Slack escapes three characters and wraps mentions and links in angle brackets.</summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#escaping</remarks>
internal static partial class SlackText
{
    public static string Plain(string? text) => string.IsNullOrEmpty(text) ? ""
        : Mention().Replace(text, "")
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Trim();

    [GeneratedRegex("<[@!][^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
