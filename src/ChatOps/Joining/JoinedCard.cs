using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>What the intake form turns into: where the member stands now. Subject: the program.</summary>
internal sealed class JoinedCard(ProgramStore programs, MembershipStore memberships) : ICardBuilder
{
    public const string Kind = "joined";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            || await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is not { } membership)
            return null;
        var card = new Card(Kind, t["joined.notification"]) { Locale = t.Tag };
        var menu = new Button("menu", "", t["menu.button"]);
        return membership.State switch
        {
            MembershipState.Active => card with
            {
                Heading = t["joined.active.heading"],
                Body = [new Text(t["joined.active"]), new Text(t["joined.fine_tune"])],
                Buttons = [new Button("preferences.open", program.Id.Value, t["joined.fine_tune.button"], ButtonStyle.Primary), menu],
            },
            MembershipState.Applied => card with
            {
                Heading = t["joined.applied.heading"],
                Body = [new Text(t["joined.applied"]), new Text(t["joined.fine_tune"])],
                Buttons = [new Button("preferences.open", program.Id.Value, t["joined.fine_tune.button"], ButtonStyle.Primary), menu],
            },
            MembershipState.Paused => card with
            {
                Heading = t["joined.paused.heading"],
                Body = [new Text(membership.PausedUntil is { } until ? t.Fill("joined.paused.until", ("date", Dates.Day(until, t))) : t["joined.paused"])],
                Buttons = [new Button("membership.resume", program.Id.Value, t["membership.resume.button"], ButtonStyle.Primary), menu],
            },
            _ => card with
            {
                Heading = t["joined.left.heading"],
                Body = [new Text(t["joined.left"])],
                Buttons = [new Button("join.open", program.Id.Value, t["intake.open"], ButtonStyle.Primary), menu],
            },
        };
    }
}
