using System.Text.Json.Nodes;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Simulation.People;

internal sealed class InTeams(TeamsMember member) : Colleague(member.Person.Name)
{
    /// <summary>
    /// What comes in the place of a week that was taken: a form with the newer text, or one for the week that has begun meanwhile.
    /// </summary>
    private static readonly string[] Instead = ["check-in.submit", "check-in.use-for-new"];

    private HashSet<string> _verbs = [];
    private (int, int, int) _seenAt = (-1, 0, 0);
    private int _presses;

    public override string Chat => member.Person.Conversation;

    public override IReadOnlyList<string> Messages => [.. member.Messages().Select(m => m.Id)];

    public override Task Says(string text) => member.Says(text);

    public override bool Has(string action)
    {
        var messages = member.Messages();
        var state = (messages.Count, messages.Sum(m => m.Changes), _presses);
        if (state != _seenAt)
            (_verbs, _seenAt) = ([.. member.Verbs()], state);
        return _verbs.Contains(action);
    }

    public override Task Presses(string action)
    {
        _presses++;
        return member.Presses(action);
    }

    public override async Task<string> Sends(string open, string send, params (string Field, string Value)[] typed)
    {
        if (!Has(send))
            await Presses(open);
        if (!Has(send))
            return $"{send} is not offered";
        _presses++;
        var inputs = member.CardWith(send).View.Inputs;
        var answer = await member.Takes(member.Press(send, [.. typed.Where(t => inputs.ContainsKey(t.Field))]));
        var card = answer["value"] as JsonObject;
        if (card is null)
            return "";
        if (card.ToJsonString().Contains("\"attention\"", StringComparison.OrdinalIgnoreCase))
            return new AdaptiveView(card).Text;
        return
            Instead.FirstOrDefault(form => card.ToJsonString().Contains($"\"verb\":\"{form}\"", StringComparison.Ordinal)) is { } other
            && send == "check-in.submit"
            ? $"instead came {other}"
            : "";
    }

    public override IReadOnlyList<string> Sees() => member.Sees();
}
