using System.Net;
using System.Text.RegularExpressions;

namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// Slack's text, read as the person sees it and written so that nothing in it takes effect. What is written reads the same again.
/// </summary>
/// <remarks>https://docs.slack.dev/messaging/formatting-message-text#escaping</remarks>
internal static partial class SlackText
{
    /// <summary>A word joiner, which nobody sees, behind what would format, mention or link.</summary>
    private const string Joiner = "\u2060";

    public static string Plain(string? text, KnownNames? names = null) =>
        string.IsNullOrEmpty(text) ? "" : Wire().Replace(text, m => ReadOne(m, names ?? KnownNames.None)).Trim();

    /// <summary>
    /// What was typed into a form: text as it is, but for the codes of emoji, and the forms of an address or a mention where a client puts
    /// them there.
    /// </summary>
    public static string Typed(string text) => Put().Replace(text, m => ReadOne(m, KnownNames.None));

    /// <summary>For a <c>text</c>, which Slack reads as mrkdwn. Blocks need none of it: see <c>BlockTexts</c>.</summary>
    public static string Written(string text) => Effective().Replace(
        text, m => m.Groups["start"].Success ? Joiner + Escaped(m.Value) : IsEscaped(m.Value) ? Escaped(m.Value) : m.Value + Joiner);

    /// <summary>The user ids of those mentioned but for the bot: <c>&lt;@U024BE7LH|ana&gt;</c>.</summary>
    /// <param name="text">As Slack sent it.</param>
    /// <param name="names">Who the bot is.</param>
    /// <param name="blocks">What stands beside a text that is cut.</param>
    public static IEnumerable<string> Mentioned(string? text, KnownNames? names = null, string? blocks = null) =>
        KnownNames.IdsIn(text, blocks).Where(id => names?.IsBot(id) != true);

    private static string ReadOne(Match match, KnownNames names) => match.Groups switch
    {
        var g when g["inside"].Success => SlackMarkup.Read(Unescaped(g["inside"].Value), Unescaped(g["label"].Value), names),
        var g when g["emoji"].Success => EmojiCodes.Find(g["emoji"].Value, g["tone"].Value) ?? match.Value,
        _ => match.Value == Joiner ? "" : Unescaped(match.Value),
    };

    private static bool IsEscaped(string letter) => letter is "&" or "<" or ">";

    private static string Escaped(string text) => text switch
    {
        "&" => "&amp;",
        "<" => "&lt;",
        ">" => "&gt;",
        _ => text,
    };

    private static string Unescaped(string text) => Entity().Replace(text, m => WebUtility.HtmlDecode(m.Value));

    /// <summary>In one pass, so that nothing is read twice: a form, an entity, an emoji code, a joiner of ours.</summary>
    [GeneratedRegex(
        "<(?<inside>[@#!][^<>|]*|[A-Za-z][A-Za-z0-9+.-]*:[^<>|]*)(?:\\|(?<label>[^<>]*))?>"
            + "|&(?:amp|lt|gt);"
            + "|(?<![A-Za-z0-9]):(?<emoji>[a-z0-9_+'-]+):(?::skin-tone-(?<tone>[2-6]):)?"
            + "|(?<=[*_~`@#:])\u2060|^\u2060(?=\u2060*&gt;)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wire();

    /// <summary>What no person types: an id of Slack's, an address with its label, and the code of an emoji.</summary>
    [GeneratedRegex(
        "<(?<inside>[@#][UWC][A-Z0-9]{2,30}|!(?:subteam|date)\\^[^<>|]*|(?:https?|mailto|tel):[^<>|]*(?=\\|))(?:\\|(?<label>[^<>]*))?>"
            + "|(?<![A-Za-z0-9]):(?<emoji>[a-z0-9_+'-]+):(?::skin-tone-(?<tone>[2-6]):)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Put();

    /// <summary>
    /// What Slack would take for markup, but for what it can't be: a colon begins a code or an address, an at sign or a hash a name. A
    /// quote stands at the start of a line.
    /// </summary>
    [GeneratedRegex(
        "(?<start>^>|^\u2060(?=\u2060*>))|[&<>*_~`]|:(?=\u2060|/|[A-Za-z0-9_+'-]+:)|[@#](?=\u2060|\\w)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Effective();

    [GeneratedRegex("&(?:amp|lt|gt);", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();
}
