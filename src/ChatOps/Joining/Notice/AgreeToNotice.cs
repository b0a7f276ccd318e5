using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Programs;

namespace ChatOps.Joining.Notice;

/// <summary>A member read the changed notice and goes on; which version and when is kept. Subject: the membership.</summary>
internal sealed class AgreeToNotice(ProgramStore programs, MembershipStore memberships, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await memberships.Load(visit.Db, visit.Subject) is not { } membership || membership.PersonId != visit.Person.Id
            || await programs.Find(visit.Db, membership.ProgramId) is not { } program)
            return new Reply.Say("error.not_yours");
        await memberships.Save(visit.Db, membership with { NoticeVersion = program.Settings.NoticeInForce }, visit.Now);
        var card = new CardRef(NoticeAgainCard.Kind, membership.Id);
        await outbox.Refresh(visit.Db, card);
        return new Reply.Show(card);
    }
}
