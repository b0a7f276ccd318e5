using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Choosing;
using ChatOps.Joining.Introductions;
using ChatOps.Partnerships;

namespace ChatOps.Joining;

/// <summary>
/// Leaves in one step, no reason asked. A partner is told neutrally; of three, the other two stay together. Subject: the program; empty:
/// the only one, else they are asked.
/// </summary>
internal sealed class LeaveProgram(
    MyPrograms programs,
    MembershipStore memberships,
    PairingStore pairings,
    IRescheduleCheckIns checkIns,
    Parting parting,
    Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var which = WhichProgram.Of(visit, await programs.For(visit.Db, visit.Person, "membership.leave"));
        if (which is WhichProgram.Choice.Ask)
            return new Reply.Aside(new CardRef(WhichProgramCard.Kind, "membership.leave"));
        if (
            which is not WhichProgram.Choice.One one
            || await memberships.Load(visit.Db, one.Program.Id, visit.Person.Id) is not { } leaving)
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        await outbox.Refresh(visit.Db, new CardRef(IntroductionCard.Kind, leaving.Id));
        await memberships.Save(visit.Db, leaving with { State = MembershipState.Left, PausedUntil = null }, visit.Now);
        await checkIns.Reschedule(visit.Db, leaving.ProgramId, visit.Person.Id, visit.Now);
        if (await pairings.StandingOf(visit.Db, leaving.ProgramId, visit.Person.Id) is { } partnership)
            await parting.Part(visit.Db, partnership, visit.Person.Id, isLeaving: true, visit.Now);
        return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.left"));
    }
}
