using System.Net;
using ChatOps.Cards;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams.Typed;

/// <summary>
/// What a person typed: the bot's mention taken out, other mentions left as names, HTML as the words that it shows. Teams sends the text
/// as its letters alone and attaches it once more as HTML, which says more: where links lead, emoji, what is quoted.
/// </summary>
internal static class ActivityText
{
    private const string Opening = "<at", Closing = "</at>", Quoted = "<quoted";
    private const string Html = "text/html";

    /// <summary>What Teams attaches of a text itself, and of what it mentions, answers to or links.</summary>
    private static readonly string[] OfTheText = [Html, "messageReference", "meetingReference"];

    /// <summary>Cards are previews of what a text links, but for those that hold what was written there.</summary>
    private const string Cards = "application/vnd.microsoft.card.", Teams = "application/vnd.microsoft.teams.card.";
    private static readonly string[] Holding = [$"{Cards}fluidEmbedCard", $"{Cards}codesnippet"];

    public static string Of(Activity activity)
    {
        var text = activity.Text ?? "";
        var mine = MentionsOf(activity).ToHashSet(StringComparer.Ordinal);
        if (string.Equals(activity.TextFormat, "xml", StringComparison.OrdinalIgnoreCase)
            || MessageHtml.IsReply(text) || text.Contains(Quoted, StringComparison.Ordinal))
            return MessageHtml.Read(text, Names(mine)).Text;
        var plain = WebUtility.HtmlDecode(Unwrapped(text, mine)).Replace('\u00A0', ' ').Trim();
        return activity.Attachments?.FirstOrDefault(a => a.ContentType == Html)?.Content is string html
            && MessageHtml.Read(html, Names(mine)) is var whole && (whole.HoldsReply || HoldsAll(plain, whole.Text))
                ? whole.Text
                : plain;
    }

    private static HashSet<string> Names(IEnumerable<string> mentions) =>
        [.. mentions.Select(m => WebUtility.HtmlDecode(Unwrapped(m, [])))];

    /// <summary>Every letter of the text is there, in its order.</summary>
    private static bool HoldsAll(string text, string whole)
    {
        var at = 0;
        foreach (var letter in text)
        {
            if (Invisible.Is(letter))
                continue;
            at = whole.IndexOf(letter, at) + 1;
            if (at == 0)
                return false;
        }

        return whole.Length > 0;
    }

    /// <summary>The ids of those mentioned but for the bot, each once: a name of two words may be two mentions.</summary>
    public static IEnumerable<string> Mentioned(Activity activity) =>
        MentionsIn(activity).Select(IdOf).OfType<string>().Where(id => id != activity.Recipient?.Id).Distinct();

    /// <summary>Something besides the text: a picture, a file, a film, a snippet of code, a component that others write in.</summary>
    public static bool HasFiles(Activity activity) => activity.Attachments?.Any(a =>
        a.ContentType is { Length: > 0 } type && !OfTheText.Contains(type) && (Holding.Contains(type) || !IsPreview(type))) is true;

    private static bool IsPreview(string type) =>
        type.StartsWith(Cards, StringComparison.Ordinal) || type.StartsWith(Teams, StringComparison.Ordinal);

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
