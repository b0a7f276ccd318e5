using ChatOps.Channels;
using ChatOps.Pairing;

namespace ChatOps.Joining;

/// <summary>Leaves in one step, no reason asked. A partner is told neutrally; of three, the other two stay together. Subject: the program; empty: the only one, else they are asked.</summary>
internal sealed class LeaveProgram(MyPrograms programs, MembershipStore memberships, PairingStore pairings, IRescheduleCheckIns checkIns, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var which = WhichProgram.Of(visit, await programs.For(visit.Db, visit.Person, "membership.leave"));
        if (which is WhichProgram.Choice.Ask)
            return new Reply.Aside(new CardRef(WhichProgramCard.Kind, "membership.leave"));
        if (which is not WhichProgram.Choice.One one || await memberships.Find(visit.Db, one.Program.Id, visit.Person.Id) is not { } leaving)
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        await memberships.Save(visit.Db, leaving with { State = MembershipState.Left, PausedUntil = null }, visit.Now);
        await checkIns.Reschedule(visit.Db, leaving.ProgramId, visit.Person.Id, visit.Now);
        if (await pairings.StandingOf(visit.Db, leaving.ProgramId, visit.Person.Id) is { } partnership)
            await Part(visit, partnership);
        return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.left"));
    }

    private async Task Part(Visit visit, Partnership partnership)
    {
        await pairings.End(visit.Db, partnership.Id, visit.Now);
        await outbox.Refresh(visit.Db, new CardRef(RevealCard.Kind, partnership.Id));
        var staying = partnership.PartnersOf(visit.Person.Id);
        var together = staying.Count < 2 ? null : partnership with { Id = People.Ids.New(), StartedAt = visit.Now, Partners = staying };
        if (together is not null)
            await pairings.Add(visit.Db, together);
        foreach (var partner in staying)
        {
            await outbox.Queue(visit.Db, new Posting(together is null ? new CardRef(NoticeCard.Kind, "partner.changed") : new CardRef(RevealCard.Kind, together.Id), partner.PersonId, visit.Now)
            {
                PostsAnew = true,
                Importance = Importance.Keep,
            });
            // Their open card names its partner.
            await checkIns.Reschedule(visit.Db, partnership.ProgramId, partner.PersonId, visit.Now);
        }
    }
}
