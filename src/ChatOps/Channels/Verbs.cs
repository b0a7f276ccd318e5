using System.Collections.Frozen;

namespace ChatOps.Channels;

/// <summary>What a typed message asks for: an action, and the rest of the text as its subject where the action takes one.</summary>
internal readonly record struct Verb(string Action, string Subject);

/// <summary>Reads the first word of a message or command, in every language that we speak. Anything else is answered with the menu.</summary>
internal static class Verbs
{
    private static readonly FrozenDictionary<string, string> Actions = new Dictionary<string, string>
    {
        ["join"] = "join",
        ["mitmachen"] = "join",
        ["beitreten"] = "join",
        ["preferences"] = "preferences.open",
        ["vorlieben"] = "preferences.open",
        ["week"] = "week.show",
        ["woche"] = "week.show",
        ["partner"] = "partner.show",
        ["pause"] = "membership.pause",
        ["resume"] = "membership.resume",
        ["weiter"] = "membership.resume",
        ["leave"] = "membership.leave",
        ["verlassen"] = "membership.leave",
        ["data"] = "data.notice",
        ["daten"] = "data.notice",
        ["program"] = "program.new",
        ["programm"] = "program.new",
        ["pair"] = "pair.open",
        ["post"] = "program.post",
        ["applicants"] = "applicants.show",
        ["menu"] = "menu",
        ["help"] = "menu",
        ["menü"] = "menu",
        ["hilfe"] = "menu",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Little words that may stand before the verb: "my week", "meine Daten".</summary>
    private static readonly FrozenSet<string> Fillers = new[] { "my", "mein", "meine", "please", "bitte" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action that a word can lead to.</summary>
    public static IEnumerable<string> AllActions => Actions.Values.Append("menu").Distinct();

    public static Verb Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(Fillers.Contains).ToArray();
        return words.Length > 0 && Actions.TryGetValue(words[0].TrimEnd('.', '!', '?'), out var action) ? new Verb(action, "") : new Verb("menu", "");
    }
}
