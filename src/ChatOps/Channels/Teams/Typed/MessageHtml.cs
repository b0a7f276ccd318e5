using System.Globalization;
using System.Net;
using System.Text;

namespace ChatOps.Channels.Teams.Typed;

/// <summary>
/// What a person typed, from the HTML that Teams makes of it: lines, lists, quotes, links with where they lead, emoji by their letters.
/// What they answered to, which Teams quotes before it, is not theirs and is left out. It walks by index: a hostile text costs no more
/// than its length.
/// </summary>
internal sealed class MessageHtml
{
    private const string Reply = "http://schema.skype.com/Reply", Mention = "http://schema.skype.com/Mention",
        Emoji = "http://schema.skype.com/Emoji";

    private const int DeepestList = 8;

    /// <summary>In the place of the number that an item of a list has.</summary>
    private const int Bullets = -1;

    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private readonly IReadOnlySet<string> _mine;
    private readonly HashSet<string> _missing = [];
    private (string Address, int From)? _link;
    private int _quotes;
    private bool _isPlain;

    private MessageHtml(IReadOnlySet<string> mine) => _mine = mine;

    /// <summary>It holds what the message answers to.</summary>
    public bool HoldsReply { get; private set; }

    public string Text => _text.ToString().Trim();

    /// <param name="html">A message, or what stands beside one.</param>
    /// <param name="mine">What the bot is called where it is mentioned.</param>
    public static MessageHtml Read(string html, IReadOnlySet<string> mine)
    {
        var read = new MessageHtml(mine);
        read.Walk(html);
        return read;
    }

    public static bool IsReply(string text) => text.Contains(Reply, StringComparison.Ordinal);

    private void Walk(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var start = html.IndexOf('<', at);
            var end = start < 0 ? -1 : html.IndexOf('>', start);
            if (end < 0)
            {
                Letters(html[at..]);
                return;
            }

            Letters(html[at..start]);
            at = end + 1;
            var tag = html[(start + 1)..end];
            if (tag is [>= 'a' and <= 'z' or >= 'A' and <= 'Z' or '/' or '!', ..])
                at = Take(html, tag, at);
            else
                Letters(html[start..at]);
        }
    }

    /// <returns>Where to go on.</returns>
    private int Take(string html, string tag, int at)
    {
        var name = NameOf(tag);
        switch (name)
        {
            case "blockquote" when IsReply(tag):
                HoldsReply = true;
                return After(html, "</blockquote>", at);
            case "quoted":
                HoldsReply = true;
                return tag.EndsWith('/') ? at : Past(html, "</quoted>", at);
            case "script" or "style" or "attachment":
                return Past(html, $"</{name}>", at);
            case "at" or "span" when name == "at" || tag.Contains(Mention, StringComparison.Ordinal):
                return Named(html, $"</{name}>", at);
            case "img" or "emoji" when name == "emoji" || tag.Contains(Emoji, StringComparison.Ordinal):
                Letters(Attribute(tag, "alt"));
                return at;
            case "a":
                _link = (WebUtility.HtmlDecode(Attribute(tag, "href")), _text.Length);
                return at;
            case "/a":
                Linked();
                return at;
            case "br" or "br/":
                Break(isEmptyToo: true);
                return at;
            case "ul" or "ol" when _lists.Count < DeepestList:
                Break();
                _lists.Push(name == "ul" ? Bullets : FirstOf(tag));
                return at;
            case "/ul" or "/ol":
                _lists.TryPop(out _);
                Break();
                return at;
            case "li":
                Item();
                return at;
            case "blockquote":
                Break();
                _quotes++;
                return at;
            case "/blockquote":
                Break();
                _quotes = Math.Max(0, _quotes - 1);
                return at;
            case "pre" or "/pre":
                Break();
                _isPlain = name == "pre";
                return at;
            case "p" or "/p" or "div" or "/div" or "/li" or "tr" or "/tr" or ['h', >= '1' and <= '6'] or ['/', 'h', >= '1' and <= '6']:
                Break();
                return at;
            case "/td" or "/th":
                Letters(" ");
                return at;
            default:
                return at;
        }
    }

    private static int FirstOf(string list) =>
        int.TryParse(Attribute(list, "start"), CultureInfo.InvariantCulture, out var first) ? Math.Clamp(first, 0, 1_000_000) : 1;

    /// <summary>A mention: a name, or nothing where it is the bot's.</summary>
    private int Named(string html, string closing, int at)
    {
        var end = Find(html, closing, at);
        if (end < 0)
            return at;
        var name = html[at..end];
        if (!_mine.Contains(WebUtility.HtmlDecode(name)))
            Letters(name);
        return end + closing.Length;
    }

    /// <summary>Behind a quote, with those inside of it.</summary>
    private int After(string html, string closing, int at)
    {
        for (var depth = 1; depth > 0;)
        {
            var end = Find(html, closing, at);
            if (end < 0)
                return html.Length;
            depth += html.AsSpan(at, end - at).Count("<blockquote") - 1;
            at = end + closing.Length;
        }

        return at;
    }

    private int Past(string html, string closing, int at) => Find(html, closing, at) is >= 0 and var end ? end + closing.Length : at;

    /// <summary>What is not there is looked for once.</summary>
    private int Find(string html, string closing, int at)
    {
        var found = _missing.Contains(closing) ? -1 : html.IndexOf(closing, at, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            _missing.Add(closing);
        return found;
    }

    private void Linked()
    {
        if (_link is not { } link)
            return;
        _link = null;
        var from = Math.Min(link.From, _text.Length);
        var label = _text.ToString(from, _text.Length - from);
        if (link.Address.Length == 0)
            return;
        _text.Length = from;
        _text.Append(LinkText.Of(link.Address, label.Trim()));
    }

    private void Item()
    {
        Break();
        var depth = Math.Max(0, _lists.Count - 1);
        var number = _lists.TryPop(out var next) ? next : Bullets;
        Letters($"{new string('\u00A0', 4 * depth)}{(number < 0 ? "•" : $"{number}.")}\u00A0");
        _lists.Push(number < 0 ? number : number + 1);
    }

    private void Letters(string html)
    {
        foreach (var letter in WebUtility.HtmlDecode(html))
        {
            var isStart = _text.Length == 0 || _text[^1] == '\n';
            if (_isPlain && letter == '\n')
                Break(isEmptyToo: true);
            else if (letter is not (' ' or '\t' or '\r' or '\n'))
                Quoted(isStart).Append(letter == '\u00A0' ? ' ' : letter);
            else if (_isPlain && letter != '\r')
                Quoted(isStart).Append(letter);
            else if (!isStart && _text[^1] != ' ')
                _text.Append(' ');
        }
    }

    private StringBuilder Quoted(bool isStart) => isStart && _quotes > 0 ? _text.Append("> ") : _text;

    /// <summary>The end of a line; of an empty one only where it was made so.</summary>
    private void Break(bool isEmptyToo = false)
    {
        while (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        if (_text.Length > 0 && (isEmptyToo || _text[^1] != '\n'))
            _text.Append('\n');
    }

    private static string NameOf(string tag)
    {
        var end = tag.AsSpan(1).IndexOfAny(" \t\r\n/");
        return (end < 0 ? tag : tag[..(end + 1)]).ToLowerInvariant();
    }

    private static string Attribute(string tag, string name)
    {
        var start = tag.IndexOf($"{name}=", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || tag[(start + name.Length + 1)..] is not [('"' or '\'') and var quote, .. var rest])
            return "";
        var end = rest.IndexOf(quote);
        return end < 0 ? "" : rest[..end];
    }
}
