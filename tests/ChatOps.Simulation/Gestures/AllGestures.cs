using NodaTime.Text;

namespace ChatOps.Simulation.Gestures;

/// <summary>What members of a world do. A new gesture is one more entry, and at most one more method below.</summary>
internal static class AllGestures
{
    public static readonly IReadOnlyList<Gesture> List =
    [
        new("share", 30, c => c.Has("check-in.write") || c.Has("check-in.submit"), Share),
        new("write", 8, c => c.Has("check-in.write") || c.Has("check-in.save"), Write),
        new("correct", 10, c => c.Has("check-in.change"), Correct),
        new("take back", 2, c => c.Has("check-in.take-back"), TakeBack),
        new("skip", 2, c => c.Has("check-in.skip"), a => a.Presses("check-in.skip")),
        new("unskip", 2, c => c.Has("check-in.unskip"), a => a.Presses("check-in.unskip")),
        new("snooze", 3, c => c.Has("check-in.snooze"), a => a.Presses("check-in.snooze")),
        new("comment", 10, c => c.Has("copy.comment"), Comment),
        new("cheer", 10, c => c.Has("copy.cheer"), a => a.Presses("copy.cheer")),
        new("say", 6, c => !c.IsPaused, Say),
        new("meeting", 4, c => !c.IsPaused, a => a.Says("meeting")),
        new("met", 8, c => c.Has("meeting.held"), a => a.Presses("meeting.held")),
        new("not met", 3, c => c.Has("meeting.not-held"), a => a.Presses("meeting.not-held")),
        new("not a fit", 1, c => c.Has("partner.not-a-fit"), a => a.Sends("partner.not-a-fit", "partner.not-a-fit.yes")),
        new("days off", 2, c => !c.IsPaused, DaysOff),
        new("pause", 2, c => !c.IsPaused, Pause),
        new("resume", 6, c => c.IsPaused, Resume),
        new("leave", 1, c => !c.IsPaused, Leave),
        new("leave and undo", 2, c => !c.IsPaused, LeaveAndUndo),
        new("answer the round", 20, c => c.Has("round-end.open"), AnswerRound),
    ];

    private static async Task<string> Share(Actor a)
    {
        var week = await a.Week();
        if (week == 0)
            return "no week is open";
        var text = a.Text(TextKind.Share, week);
        var wrong = await a.Sends("check-in.write", "check-in.submit", [("c1_text", $"{text} call the supplier"), .. LooksBack(a)]);
        return wrong.Length > 0 ? wrong : await Shared(a, text);
    }

    /// <summary>What became of last week, where the form asks for it.</summary>
    private static (string, string)[] LooksBack(Actor a) =>
        [("o1", a.Chance.Next(2) == 0 ? "done" : "partly_keep"), ("o2", "done"), ("met", a.Chance.Next(2) == 0 ? "yes" : "no")];

    private static async Task<string> Write(Actor a)
    {
        var week = await a.Week();
        if (week == 0)
            return "no week is open";
        var text = a.Text(TextKind.Share, week);
        var wrong = await a.Sends("check-in.write", "check-in.save", [("c1_text", $"{text} call the supplier"), .. LooksBack(a)]);
        return wrong.Length > 0 ? wrong : $"saved {text}";
    }

    private static async Task<string> Correct(Actor a)
    {
        var week = await a.Week();
        if (week == 0)
            return "no week is open";
        var text = a.Text(TextKind.Share, week);
        var wrong = await a.Sends("check-in.change", "check-in.submit", ("c1_text", $"{text} call two suppliers"));
        return wrong.Length > 0 ? wrong : await Shared(a, text);
    }

    /// <summary>It was taken: from now on its author and those with whom it is shared have to see it.</summary>
    private static async Task<string> Shared(Actor a, Token text)
    {
        var readers = await a.Readers(text.Thing);
        a.World.Ledger.Acknowledged(text, readers.Count == 0 ? [] : [.. readers, a.Who.Chat], a.World.Now);
        return $"shared {text} with {readers.Count}";
    }

    private static async Task<string> TakeBack(Actor a)
    {
        var week = await a.Week();
        var wrong = await a.Sends("check-in.take-back", "check-in.take-back.confirm");
        if (wrong.Length > 0)
            return wrong;
        a.World.Ledger.TakenBack(a.Who.First, TextKind.Share, week);
        return $"took back {week}";
    }

    private static async Task<string> Comment(Actor a)
    {
        var text = a.Text(TextKind.Comment, a.World.NextVersion());
        var wrong = await a.Sends("copy.comment", "copy.comment.send", ("text", $"{text} who answers fastest?"));
        if (wrong.Length > 0)
            return wrong;
        var to = await a.World.Ask<string>("""
            SELECT a.conversation FROM responses r JOIN persons p ON p.id = r.person_id JOIN accounts a ON a.person_id = r.to_person
            WHERE p.display_name = @Name AND r.kind = 'comment' AND a.conversation IS NOT NULL ORDER BY r.at DESC, r.id DESC LIMIT 1
            """, new { a.Who.Name });
        a.World.Ledger.Acknowledged(text, to, a.World.Now);
        return $"commented {text}";
    }

    private static async Task<string> Say(Actor a)
    {
        var text = a.Text(TextKind.Saying, a.World.NextVersion());
        var before = await Count();
        await a.Says($"say {text} does ten suit you?");
        if (await Count() == before)
            return "nobody to say it to";
        var to = await a.World.Ask<string>("""
            SELECT a.conversation FROM sayings s JOIN persons p ON p.id = s.person_id
            JOIN partners t ON t.partnership_id = s.partnership_id AND t.person_id <> s.person_id
            JOIN accounts a ON a.person_id = t.person_id
            WHERE p.display_name = @Name AND a.conversation IS NOT NULL
            AND s.id = (SELECT l.id FROM sayings l WHERE l.person_id = p.id ORDER BY l.at DESC, l.id DESC LIMIT 1)
            """, new { a.Who.Name });
        a.World.Ledger.Acknowledged(text, to, a.World.Now);
        return $"said {text} to {to.Count}";

        async Task<int> Count() =>
            (
                await a.World.Ask<int>(
                    "SELECT COUNT(*) FROM sayings s JOIN persons p ON p.id = s.person_id WHERE p.display_name = @Name",
                    new { a.Who.Name }))[0];
    }

    private static Task<string> DaysOff(Actor a)
    {
        var from = a.Today.PlusDays(a.Chance.Next(1, 10));
        return a.Says($"days off {LocalDatePattern.Iso.Format(from)} {LocalDatePattern.Iso.Format(from.PlusDays(a.Chance.Next(0, 5)))}");
    }

    private static async Task<string> Pause(Actor a)
    {
        var until = a.Today.PlusDays(a.Chance.Next(2, 15));
        var said = await a.Says($"pause until {LocalDatePattern.Iso.Format(until)}");
        (a.Who.IsPaused, a.Who.AwayUntil) = (true, until);
        return said;
    }

    private static async Task<string> Resume(Actor a)
    {
        var said = await a.Says("resume");
        a.Who.IsPaused = false;
        return said;
    }

    private static async Task<string> Leave(Actor a)
    {
        if (a.World.Everybody.Count(c => c.HasLeft) >= 3)
            return "thought about leaving";
        var said = await a.Says("leave");
        await a.Presses("membership.leave-yes");
        a.Who.HasLeft = true;
        return said;
    }

    private static async Task<string> LeaveAndUndo(Actor a)
    {
        await a.Says("leave");
        await a.Presses("membership.leave-yes");
        await a.Presses("membership.leave-undo");
        return "left, and took it back";
    }

    private static Task<string> AnswerRound(Actor a)
    {
        string[] ways = ["again", "again", "same", "break", "alone"];
        return a.Sends("round-end.open", "round-end.submit", ("next", ways[a.Chance.Next(ways.Length)]), ("helped", "yes"));
    }
}
