using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining.Leaving;

/// <summary>"Leave?", and on the same card what became of it. Subject: the program.</summary>
internal sealed class LeaveCard(ProgramStore programs, MembershipStore memberships, LeavingStore leavings, PairingStore pairings)
    : ICardBuilder
{
    public const string Kind = "leave";

    public async Task<Card?> Build(Showing showing, Ct ct)
    {
        if (await programs.Find(showing.Db, new ProgramId(showing.Subject)) is not { } program
            || await memberships.Find(showing.Db, program.Id, showing.Reader.Id) is not { } membership)
            return null;
        if (membership.State == MembershipState.Left)
            return Draw(program, null, hasPartner: false, showing.Reader.TimeZone, showing.Phrases);
        if (await leavings.Find(showing.Db, membership.Id) is not { } leaving)
            return null;
        var hasPartner = await pairings.StandingOf(showing.Db, program.Id, showing.Reader.Id) is not null;
        return Draw(program, leaving, hasPartner, showing.Reader.TimeZone, showing.Phrases);
    }

    /// <param name="program">The program.</param>
    /// <param name="leaving">What they said; null when they are out.</param>
    /// <param name="hasPartner">Somebody would be told.</param>
    /// <param name="zone">The member's.</param>
    /// <param name="t">Their language.</param>
    internal static Card Draw(Program program, Leaving? leaving, bool hasPartner, DateTimeZone zone, Phrases t)
    {
        var card = new Card(Kind, t["leave.notification"]) { Locale = t.Tag };
        return leaving switch
        {
            null => card with { Body = [Said("leave.left")] },
            { State: LeavingState.Asked } => card with
            {
                Heading = t.Fill("leave.heading", ("program", program.Name)),
                Body = [new Text(t[hasPartner ? "leave.partner" : "leave.alone"])],
                Buttons =
                [
                    new Button("membership.leave-yes", program.Id.Value, t["leave.yes"], ButtonStyle.Danger),
                    new Button("membership.leave-no", program.Id.Value, t["leave.no"]),
                ],
            },
            { LeavesAt: { } at } => card with
            {
                Heading = t.Fill("leave.leaves", ("program", program.Name)),
                Body =
                [
                    new Text(
                        t.Fill(
                            hasPartner ? "leave.until.partner" : "leave.until",
                            ("time", Dates.DayAndTime(at.InZone(zone).LocalDateTime, t)))),
                ],
                Buttons = [new Button("membership.leave-undo", program.Id.Value, t["leave.undo"], ButtonStyle.Primary)],
            },
            _ => card with { Body = [Said("leave.stays")] },
        };

        Text Said(string key) => new(t.Fill(key, ("program", program.Name)));
    }
}
