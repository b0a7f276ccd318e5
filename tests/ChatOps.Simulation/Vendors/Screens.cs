using System.Text.Json.Nodes;

namespace ChatOps.Simulation.Vendors;

/// <summary>Which texts of members stand in which message, as the vendors took them; and what came after something newer.</summary>
internal sealed class Screens
{
    private readonly Dictionary<(string Chat, string Message), IReadOnlyList<Token>> _messages = [];
    private readonly Dictionary<(string Chat, string Message, string Author, TextKind Kind, int Thing), int> _newest = [];

    /// <summary>Changes that put an older text above a newer one.</summary>
    public List<string> Overtaken { get; } = [];

    /// <param name="call">A call that the vendor took.</param>
    /// <param name="answer">Its answer.</param>
    public void Note(OutgoingCall call, string answer)
    {
        if (call.IsRemoval)
            _messages.Remove((call.Chat, call.Message));
        if (!call.IsPost && !call.IsUpdate)
            return;
        var message = call.IsUpdate ? call.Message : (string?)JsonNode.Parse(answer)![call.IsToSlack ? "ts" : "id"] ?? "";
        var tokens = Token.In(call.Text).ToList();
        _messages[(call.Chat, message)] = tokens;
        foreach (var about in tokens.GroupBy(t => (t.Author, t.Kind, t.Thing)))
        {
            var (key, version) = ((call.Chat, message, about.Key.Author, about.Key.Kind, about.Key.Thing), about.Max(t => t.Version));
            if (_newest.TryGetValue(key, out var before) && version < before)
                Overtaken.Add($"{about.Key} in {call.Chat}: version {version} after {before}");
            _newest[key] = Math.Max(version, before);
        }
    }

    /// <summary>The newest version of this thing that can be read in a chat now; 0 when none can.</summary>
    public int Shown(string chat, string author, TextKind kind, int thing) =>
        _messages.Where(m => m.Key.Chat == chat).SelectMany(m => m.Value)
            .Where(t => (t.Author, t.Kind, t.Thing) == (author, kind, thing)).Select(t => t.Version).DefaultIfEmpty().Max();
}
