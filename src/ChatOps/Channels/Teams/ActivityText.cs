using System.Net;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams;

/// <summary>What a person typed: the bot's mention taken out, other mentions left as names, HTML entities as letters.</summary>
internal static class ActivityText
{
    private const string Opening = "<at";
    private const string Closing = "</at>";

    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        var mine = MentionsOf(activity).ToHashSet(StringComparer.Ordinal);
        return WebUtility.HtmlDecode(Unwrapped(text, mine)).Replace('\u00A0', ' ').Trim();
    }

    /// <summary>The id of the last one mentioned who is not the bot, or null.</summary>
    public static string? Mentioned(Activity activity) =>
        MentionsIn(activity).Select(IdOf).LastOrDefault(id => id is not null && id != activity.Recipient?.Id);

    /// <summary>Something besides the text itself, which Teams attaches once more as HTML: a picture, a file.</summary>
    public static bool HasFiles(Activity activity) => activity.Attachments?.Any(
        a => a.ContentType is "application/vnd.microsoft.teams.file.download.info"
            || a.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) is true) is true;

    /// <summary>The texts by which this message mentions the bot.</summary>
    private static IEnumerable<string> MentionsOf(Activity activity) =>
        MentionsIn(activity)
            .Where(m => IdOf(m) is { } id && id == activity.Recipient?.Id)
            .Select(m => LooseJson.Text(m.Properties, "text"))
            .OfType<string>();

    private static IEnumerable<Entity> MentionsIn(Activity activity) => activity.Entities?.Where(e => e.Type == "mention") ?? [];

    private static string? IdOf(Entity mention) => LooseJson.Text(mention.Properties, "mentioned", "id");

    /// <summary>Walks by index, not by pattern: a hostile text costs no more than its length.</summary>
    private static string Unwrapped(string text, HashSet<string> mine)
    {
        if (!text.Contains(Opening, StringComparison.Ordinal))
            return text;
        var plain = new System.Text.StringBuilder(text.Length);
        var at = 0;
        while (Next(text, at) is { } mention)
        {
            plain.Append(text, at, mention.Start - at);
            if (!mine.Contains(text[mention.Start..mention.End]))
                plain.Append(text, mention.NameStart, mention.NameEnd - mention.NameStart);
            at = mention.End;
        }

        return plain.Append(text, at, text.Length - at).ToString();
    }

    private static (int Start, int NameStart, int NameEnd, int End)? Next(string text, int from)
    {
        var start = text.IndexOf(Opening, from, StringComparison.Ordinal);
        var nameStart = start < 0 ? -1 : text.IndexOf('>', start);
        var nameEnd = nameStart < 0 ? -1 : text.IndexOf(Closing, nameStart, StringComparison.Ordinal);
        return nameEnd < 0 ? null : (start, nameStart + 1, nameEnd, nameEnd + Closing.Length);
    }
}
