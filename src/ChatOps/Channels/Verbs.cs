using System.Collections.Frozen;
using System.Text;
using ChatOps.Cards;
using ChatOps.Storage.Writing;

namespace ChatOps.Channels;

/// <summary>
/// What a typed message asks for: an action, and what stands behind its word, as a field (<see cref="Verbs.Rest"/>): somebody may have
/// typed anything there.
/// </summary>
internal readonly record struct TypedVerb(string Action, Fields Rest)
{
    public override string ToString() => Action;
}

/// <summary>
/// Reads the first word of a message or command, in every language that we speak, whatever it is dressed in: bold, quoted, as code, behind
/// the command's own name, with signs that nobody sees. Anything else is answered with the menu.
/// </summary>
internal static class Verbs
{
    private static readonly FrozenDictionary<string, string> Actions = new Dictionary<string, string>
    {
        ["join"] = "join",
        ["link"] = "account.code",
        ["connect"] = "account.code",
        ["verbinden"] = "account.code",
        ["invite"] = "invitation.open",
        ["einladen"] = "invitation.open",
        ["holidays"] = "holidays.open",
        ["feiertage"] = "holidays.open",
        ["notice"] = "notice.open",
        ["channel"] = "program.channel",
        ["mitmachen"] = "join",
        ["beitreten"] = "join",
        ["preferences"] = "preferences.open",
        ["vorlieben"] = "preferences.open",
        ["week"] = "week.show",
        ["woche"] = "week.show",
        ["partner"] = "partner.show",
        ["meeting"] = "meeting.show",
        ["treffen"] = "meeting.show",
        ["pause"] = "membership.pause",
        ["back"] = "membership.resume",
        ["resume"] = "membership.resume",
        ["weiter"] = "membership.resume",
        ["leave"] = "membership.leave",
        ["verlassen"] = "membership.leave",
        ["days"] = "days-off.show",
        ["off"] = "days-off.show",
        ["vacation"] = "days-off.show",
        ["urlaub"] = "days-off.show",
        ["frei"] = "days-off.show",
        ["data"] = "data.notice",
        ["daten"] = "data.notice",
        ["program"] = "program.new",
        ["programm"] = "program.new",
        ["pair"] = "pair.open",
        ["say"] = "say",
        ["sag"] = "say",
        ["post"] = "program.post",
        ["rounds"] = "rounds.show",
        ["runden"] = "rounds.show",
        ["needs"] = "needs.show",
        ["applicants"] = "applicants.show",
        ["menu"] = "menu",
        ["help"] = "menu",
        ["menü"] = "menu",
        ["hilfe"] = "menu",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Little words that may stand before the verb: "my week", "meine Daten".</summary>
    private static readonly FrozenSet<string> Fillers = new[] { "my", "mein", "meine", "please", "bitte" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action that a word can lead to.</summary>
    public static IEnumerable<string> AllActions => Actions.Values.Append("menu").Distinct();

    /// <summary>Of a word that could be a verb, with what may stand around it.</summary>
    private const int LongestWord = 60;

    /// <summary>How people type the command into the chat, where it is none.</summary>
    private const string Command = "/partner";

    /// <summary>Bold, italic, struck, code; quotes; brackets.</summary>
    private const string Marks = "*_~`\"'", Opening = "“‘„«(<[{", Closing = "”’“»)>]}";

    /// <summary>A typed message was changed afterwards. Whoever follows it reads its new text: nothing is done a second time.</summary>
    public const string Edited = "message.edited";

    /// <summary>A typed message was deleted.</summary>
    public const string Deleted = "message.deleted";

    /// <summary>The field that holds what was typed behind the verb.</summary>
    public const string Rest = "typed";

    public static TypedVerb Read(string text)
    {
        var left = Undressed(text);
        while (!left.IsEmpty)
        {
            var end = 0;
            while (end < left.Length && !char.IsWhiteSpace(left[end]))
                end++;
            // "say:hello", as it is typed where no blank stands behind a colon.
            if (left[..end].IndexOfAny(':', '：') is > 0 and var colon && Actions.ContainsKey(NameIn(left[..colon])))
                end = colon + 1;
            var name = NameIn(left[..end]);
            left = Invisible.Trim(left[end..]);
            if (Actions.TryGetValue(name, out var action))
                return new TypedVerb(action, left.IsEmpty ? Fields.None : new Fields([KeyValuePair.Create(Rest, left.ToString())]));
            if (name.Length > 0 && !Fillers.Contains(name))
                break;
        }

        return new TypedVerb("menu", Fields.None);
    }

    /// <summary>
    /// A word's letters in their usual form, without the signs around them: a comma, a quote, wide letters, an accent that was typed apart.
    /// Empty for what is no word: the point or the number of a list, an emoji.
    /// </summary>
    private static string NameIn(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return word.ToString();
        var letters = string.Concat(StorableText.Of(word.ToString()).Normalize(NormalizationForm.FormKC).Where(c => !Invisible.Is(c)));
        var name = letters.AsSpan();
        while (!name.IsEmpty && !char.IsLetterOrDigit(name[0]))
            name = name[1..];
        while (!name.IsEmpty && !char.IsLetterOrDigit(name[^1]))
            name = name[..^1];
        return letters is [.., '.' or ')'] && name.IndexOfAnyExceptInRange('0', '9') < 0 ? "" : name.ToString();
    }

    /// <summary>Without what stands around all of it, and without a quote's sign and the command's name before it.</summary>
    private static ReadOnlySpan<char> Undressed(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = Invisible.Trim(text);
            if (text is ['>', ..])
                text = text[1..];
            else if (
                text.StartsWith(Command, StringComparison.OrdinalIgnoreCase)
                && (text.Length == Command.Length || !char.IsLetterOrDigit(text[Command.Length])))
                text = text[Command.Length..].TrimStart(":,");
            else if (Inside(text) is { Length: > 0 } inside)
                text = inside;
            else
                return text;
        }
    }

    /// <summary>
    /// What stands between the same marks, or a pair of them, at both ends; empty: there are none, or they dress two parts of it.
    /// </summary>
    private static ReadOnlySpan<char> Inside(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
            return [];
        if (Opening.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var pair)
        {
            // German opens a quote with what closes it in English.
            var isClosed = text[^1] == Closing[pair] || (text[0] == '„' && text[^1] == '”');
            return isClosed && text[1..^1].IndexOfAny(text[0], text[^1]) < 0 ? text[1..^1] : [];
        }

        if (!Marks.Contains(text[0], StringComparison.Ordinal))
            return [];
        var inside = text.TrimStart(text[0]);
        var length = text.Length - inside.Length;
        return inside.Length > length && inside[^length..].IndexOfAnyExcept(text[0]) < 0 && !inside[..^length].Contains(text[0])
            ? inside[..^length]
            : [];
    }
}
