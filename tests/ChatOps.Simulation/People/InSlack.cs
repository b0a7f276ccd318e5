using ChatOps.Tests.Drivers;
using ChatOps.Tests.Vendors.Slack;

namespace ChatOps.Simulation.People;

internal sealed class InSlack(string name, SlackMember member, FakeSlack slack) : Colleague(name)
{
    public override string Chat => member.Chat;

    /// <summary>What others typed there is not the bot's.</summary>
    public override IReadOnlyList<string> Messages =>
        [.. slack.Messages(member.Chat).Where(m => m.Json["metadata"] is not null).Select(m => m.Ts)];

    public override async Task Says(string text)
    {
        await LooksUp();
        await member.Writes(text);
    }

    public override bool Has(string action) =>
        member.Modal is { } modal ? modal.Action == action || Holds(modal.Blocks, action)
        : slack.Messages(member.Chat).Any(m => Holds(m.Blocks, action)) || slack.OnlyFor(member.User).Any(m => Holds(m.Blocks, action));

    public override async Task Presses(string action)
    {
        await LooksUp();
        await member.Presses(action);
        await LooksUp();
    }

    public override async Task<string> Sends(string open, string send, params (string Field, string Value)[] typed)
    {
        await LooksUp();
        await member.Presses(open);
        // An old card's button brings the newest card instead.
        if (member.Modal is not { } modal)
            return $"{open} opened nothing";
        var fields = SlackBlocks.Inputs(modal.Blocks).Select(SlackBlocks.IdOf).ToHashSet();
        (string Field, string Value)[] known = [.. typed.Where(t => fields.Contains(t.Field))];
        var errors = "";
        if (modal.Action == send)
        {
            errors = string.Join('\n', (await member.Submits(known)).Values);
            // What was taken is shown as it stands now, with nothing to hand in. Anything else is a newer text, or a week that has begun
            // meanwhile.
            if (
                errors.Length == 0
                && send == "check-in.submit"
                && member.Modal is { } other
                && (other.Action.Length > 0 || !other.Reads.Contains(known[0].Value, StringComparison.Ordinal)))
                errors = $"instead came {other.Action} {other.Reads.Split('\n')[0]}";
        }
        else if (Holds(modal.Blocks, send))
        {
            member.Fills(known);
            await member.Presses(send);
        }
        else
        {
            errors = $"{send} is not offered";
        }

        await LooksUp();
        return errors;
    }

    public override IReadOnlyList<string> Sees() =>
        [.. member.Sees(), .. member.SeesAlone(), .. member.Modal is { } modal ? new[] { modal.Reads } : []];

    /// <summary>Closes what stands before the chat.</summary>
    private async Task LooksUp()
    {
        while (member.Modal is not null)
            await member.Closes();
    }

    private static bool Holds(System.Text.Json.Nodes.JsonArray blocks, string action) =>
        SlackBlocks.Buttons(blocks).Any(b => (string?)b["action_id"] == action);
}
