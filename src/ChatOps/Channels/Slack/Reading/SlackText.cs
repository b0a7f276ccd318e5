using System.Text.RegularExpressions;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// A typed message as the person typed it: Slack escapes three characters and wraps mentions and links in angle brackets.
/// </summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#escaping</remarks>
internal static partial class SlackText
{
    public static string Plain(string? text) => string.IsNullOrEmpty(text) ? ""
        : Mention().Replace(text, "")
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Trim();

    /// <summary>The user id of the last person mentioned, or null: <c>&lt;@U024BE7LH|ana&gt;</c>.</summary>
    public static string? Mentioned(string? text) =>
        string.IsNullOrEmpty(text) || User().Matches(text) is not [.., var last] ? null : last.Groups["user"].Value;

    [GeneratedRegex("<@(?<user>[UW][A-Z0-9]{2,30})(?:\\|[^>]*)?>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex User();

    [GeneratedRegex("<[@!][^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
