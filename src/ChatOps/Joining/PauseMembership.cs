using ChatOps.Channels;
using ChatOps.Pairing;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>Pause until I say so; no reason is asked. Subject: the program; empty: every program.</summary>
internal sealed class PauseMembership(MembershipStore memberships, IRescheduleCheckIns checkIns) : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) =>
        ChangeMembership.Handle(visit, memberships, checkIns, MembershipState.Active, MembershipState.Paused, "membership.paused");
}

/// <summary>Back again. Subject: the program; empty: every program.</summary>
internal sealed class ResumeMembership(MembershipStore memberships, IRescheduleCheckIns checkIns) : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) =>
        ChangeMembership.Handle(visit, memberships, checkIns, MembershipState.Paused, MembershipState.Active, "membership.resumed");
}

internal static class ChangeMembership
{
    public static async Task<Reply> Handle(Visit visit, MembershipStore memberships, IRescheduleCheckIns checkIns, MembershipState from, MembershipState to, string said)
    {
        var mine = (await memberships.Of(visit.Db, visit.Person.Id))
            .Where(m => m.State == from && (visit.Subject.Length == 0 || m.ProgramId == new ProgramId(visit.Subject))).ToList();
        foreach (var membership in mine)
        {
            await memberships.Save(visit.Db, membership with { State = to, PausedUntil = null }, visit.Now);
            await checkIns.Reschedule(visit.Db, membership.ProgramId, visit.Person.Id, visit.Now);
        }

        return new Reply.Aside(new CardRef(NoticeCard.Kind, mine.Count == 0 ? "membership.nothing" : said));
    }
}
