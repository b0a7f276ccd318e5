using ChatOps.Channels;
using ChatOps.Joining.Choosing;

namespace ChatOps.Joining.Away;

/// <summary>Back again, in one step. Subject: the program; empty: the only one that is paused, else they are asked.</summary>
internal sealed class ResumeMembership(MyPrograms mine, MembershipStore memberships, Absence absence) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        switch (WhichProgram.Of(visit, await mine.For(visit.Db, visit.Person, "membership.resume")))
        {
            case WhichProgram.Choice.Ask:
                return new Reply.Aside(new CardRef(WhichProgramCard.Kind, "membership.resume"));
            case WhichProgram.Choice.One one
                when await memberships.Load(visit.Db, one.Program.Id, visit.Person.Id) is { State: MembershipState.Paused } membership:
                await absence.End(visit.Db, membership, visit.Now);
                return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.resumed"));
            default:
                return new Reply.Aside(new CardRef(NoticeCard.Kind, "membership.nothing"));
        }
    }
}
