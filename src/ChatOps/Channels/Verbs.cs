using System.Collections.Frozen;
using ChatOps.Cards;

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
/// the command's own name. Anything else is answered with the menu.
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

    private static readonly System.Buffers.SearchValues<char> Blanks = System.Buffers.SearchValues.Create(" \t\r\n\u00A0");

    /// <summary>Every action that a word can lead to.</summary>
    public static IEnumerable<string> AllActions => Actions.Values.Append("menu").Distinct();

    /// <summary>How people type the command into the chat, where it is none.</summary>
    private const string Command = "/partner";

    /// <summary>Bold, italic, struck, code.</summary>
    private const string Marks = "*_~`";

    /// <summary>A typed message was changed afterwards. Whoever follows it reads its new text: nothing is done a second time.</summary>
    public const string Edited = "message.edited";

    /// <summary>A typed message was deleted.</summary>
    public const string Deleted = "message.deleted";

    /// <summary>The field that holds what was typed behind the verb.</summary>
    public const string Rest = "typed";

    public static TypedVerb Read(string text)
    {
        var left = Undressed(text);
        ReadOnlySpan<char> word;
        do
        {
            left = left.TrimStart();
            var end = left.IndexOfAny(Blanks);
            word = end < 0 ? left : left[..end];
            left = left[word.Length..];
        }
        while (word.Length > 0 && Fillers.Contains(word.ToString()));
        return Actions.TryGetValue(word.TrimStart(Marks).TrimEnd($"{Marks}.!?:").ToString(), out var action)
            ? new TypedVerb(action, left.IsWhiteSpace() ? Fields.None : new Fields([KeyValuePair.Create(Rest, left.ToString())]))
            : new TypedVerb("menu", Fields.None);
    }

    /// <summary>Without what stands around all of it, and without a quote's sign and the command's name before it.</summary>
    private static ReadOnlySpan<char> Undressed(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.Trim();
            if (text is ['>', ..])
                text = text[1..];
            else if (
                text.StartsWith(Command, StringComparison.OrdinalIgnoreCase)
                && (text.Length == Command.Length || char.IsWhiteSpace(text[Command.Length])))
                text = text[Command.Length..];
            else if (Inside(text) is { Length: > 0 } inside)
                text = inside;
            else
                return text;
        }
    }

    /// <summary>What stands between the same marks at both ends; empty: there are none, or they dress two parts of it.</summary>
    private static ReadOnlySpan<char> Inside(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !Marks.Contains(text[0]))
            return [];
        var inside = text.TrimStart(text[0]);
        var length = text.Length - inside.Length;
        return inside.Length > length && inside[^length..].IndexOfAnyExcept(text[0]) < 0 && !inside[..^length].Contains(text[0])
            ? inside[..^length]
            : [];
    }
}
