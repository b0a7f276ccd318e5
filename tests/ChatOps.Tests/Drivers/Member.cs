using System.Text.Json.Nodes;
using ChatOps.Joining.Leaving;
using ChatOps.People;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Slack;
using ChatOps.Tests.Vendors.Teams;

namespace ChatOps.Tests.Drivers;

/// <summary>Somebody who takes part, on whichever channel: a story is told once and holds in both directions.</summary>
internal abstract class Member(App app)
{
    protected App App => app;

    public abstract Channel Channel { get; }

    /// <summary>Types to the bot.</summary>
    public abstract Task Says(string text);

    /// <summary>Edits what they typed, or deletes it (null), where they typed it.</summary>
    public abstract Task Edits(string was, string? text);

    /// <summary>What their chat with the bot reads, oldest first, with what only they see.</summary>
    public abstract IReadOnlyList<string> Sees();

    /// <summary>How many messages the bot's chat holds.</summary>
    public abstract int Messages { get; }

    public abstract Task Presses(string action);

    /// <summary>
    /// Fills in the form behind <paramref name="open"/> and sends it by <paramref name="send"/>: in Slack the modal that the button opens,
    /// in Teams the form inside the card.
    /// </summary>
    /// <returns>What the form says is wrong; empty when it was taken.</returns>
    public abstract Task<string> Sends(string open, string send, params (string Field, string Value)[] typed);

    /// <summary>Waits until something that they see contains this text.</summary>
    public Task Reads(string text) =>
        App.Eventually(
            () => Sees().Any(m => m.Contains(text, StringComparison.Ordinal)),
            () => $"Never read: {text}\nbut:\n{string.Join("\n---\n", Sees())}\nlog:\n{string.Join('\n', LastLines())}");

    private IEnumerable<string> LastLines() =>
        App.Lines.All.Where(l => !l.StartsWith("Debug", StringComparison.Ordinal)).TakeLast(15);

    public bool SeesNow(string text) => Sees().Any(m => m.Contains(text, StringComparison.Ordinal));

    /// <summary>Shares their week.</summary>
    public async Task Shares(params (string Field, string Value)[] typed) =>
        (await Sends("check-in.write", "check-in.submit", typed)).ShouldBe("");

    /// <summary>Opens the shared week again and shares what they changed.</summary>
    public async Task Changes(params (string Field, string Value)[] typed)
    {
        // The sharing's own change of the message would take the form off the screen, and what is typed would go into the week before.
        await App.CardsRest();
        await Presses("check-in.change");
        (await Sends("check-in.change", "check-in.submit", typed)).ShouldBe("");
    }

    /// <summary>Leaves their program: asked once, and out when the time for taking it back is over.</summary>
    public async Task Leaves()
    {
        await AsksToLeave();
        await Presses("membership.leave-yes");
        await Reads("You're leaving ");
        await App.CardsRest();
        await App.Later(LeaveProgram.UndoFor + Duration.FromSeconds(1));
        await Reads("You have left ");
        await LooksUp();
    }

    /// <summary>Types that they want to leave, and is asked.</summary>
    public async Task AsksToLeave()
    {
        await Says("leave");
        await App.Eventually(
            () => Sees().Any(m => m.StartsWith("Leave ", StringComparison.Ordinal)),
            () => $"Never asked:\n{string.Join("\n---\n", Sees())}");
    }

    /// <summary>The messages of their chat that contain this text.</summary>
    public IReadOnlyList<string> With(string text) => [.. Sees().Where(m => m.Contains(text, StringComparison.Ordinal))];

    public async Task Joins(params (string Field, string Value)[] more)
    {
        await Says("join");
        await Reads("Find a partner for what you want to get done");
        (
            await Sends(
                "join.open",
                "intake.submit",
                [("topic", "writing"), ("languages", "en"), ("mode", "video"), ("feedback_style", "both"), ("agree", "true"), .. more]
            )).ShouldBe("");
        await Reads("You're in.");
        await LooksUp();
    }

    /// <summary>
    /// Sends a form in which something is missing: what keeps it from being sent, in our words, or the field that Slack insists on.
    /// </summary>
    public virtual Task<string> SendsUnfinished(string open, string send, params (string Field, string Value)[] typed) =>
        Sends(open, send, typed);

    /// <summary>The form before them still holds this text, so that nothing needs to be typed again.</summary>
    public virtual bool StillHolds(string text) => SeesNow(text);

    /// <summary>Closes what stands before the chat.</summary>
    public virtual Task LooksUp() => Task.CompletedTask;
}

internal sealed class InTeams(App app, TeamsMember member) : Member(app)
{
    public TeamsMember Teams => member;

    public override Channel Channel => Channel.Teams;

    public override int Messages => member.Messages().Count;

    public override Task Says(string text) => member.Says(text);

    public override Task Edits(string was, string? text) => member.Edits(was, text);

    public override IReadOnlyList<string> Sees() => member.Sees();

    public override async Task Presses(string action) => await member.Presses(action);

    public override async Task<string> Sends(string open, string send, params (string Field, string Value)[] typed)
    {
        // A change of the message takes an opened form off the screen: a person opens it again.
        JsonObject? activity = null;
        for (var tries = 0; tries < 5 && (activity = FilledIn(send, typed)) is null; tries++)
            await member.Presses(open);
        var answer = await member.Takes(activity ?? member.Press(send, typed));
        var card = answer["value"]?.ToJsonString() ?? "";
        return card.Contains("\"attention\"", StringComparison.OrdinalIgnoreCase) ? new AdaptiveView(answer["value"]!.AsObject()).Text : "";
    }

    private JsonObject? FilledIn(string send, (string Field, string Value)[] typed)
    {
        try
        {
            return member.Press(send, typed);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

internal sealed class InSlack(App app, SlackMember member) : Member(app)
{
    public SlackMember Slack => member;

    public override Channel Channel => Channel.Slack;

    public override int Messages => App.Slack.Messages(member.Chat).Count;

    public override Task Says(string text) => member.Writes(text);

    public override Task Edits(string was, string? text) => member.Edits(was, text);

    public override IReadOnlyList<string> Sees() =>
        [.. member.Sees(), .. member.SeesAlone(), .. member.Modal is { } modal ? new[] { modal.Reads } : []];

    public override Task Presses(string action) => member.Presses(action);

    public override bool StillHolds(string text) => member.Modal?.Typed.Values.Contains(text) == true;

    public override async Task LooksUp()
    {
        while (member.Modal is not null)
            await member.Closes();
    }

    public override async Task<string> Sends(string open, string send, params (string Field, string Value)[] typed)
    {
        while (member.Modal is { } other && other.Action != send && !Holds(other, send))
            await member.Closes();
        if (member.Modal is null)
            await member.Presses(open);
        if (member.Modal is { } modal && modal.Action != send)
        {
            member.Fills(typed);
            await member.Presses(send);
            return "";
        }

        return string.Join('\n', (await member.Submits(typed)).Select(e => e.Value));
    }

    public override async Task<string> SendsUnfinished(string open, string send, params (string Field, string Value)[] typed)
    {
        try
        {
            return await Sends(open, send, typed);
        }
        catch (SlackInsists missing)
        {
            return missing.Field;
        }
    }

    private static bool Holds(SlackModal modal, string action) =>
        SlackBlocks.Buttons(modal.Blocks).Any(b => (string?)b["action_id"] == action);
}
