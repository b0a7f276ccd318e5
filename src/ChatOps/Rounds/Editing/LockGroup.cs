using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Editing;

/// <summary>A locked group stays when the rest is put together again. Subject: the group.</summary>
internal class LockGroup(MayEditProposal mayEditProposal, ChangeGroups changes) : IUseCase
{
    protected virtual bool Locks => true;

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.OpenByGroup(visit, visit.Subject) is not var (_, proposal) || !proposal.IsOpenToChange)
            return new Reply.Say("proposal.gone");
        var groups = proposal.Groups.Select(g => g.Id == visit.Subject ? g with { IsLocked = Locks } : g);
        return await changes.Save(visit, proposal, new Draft([.. groups], proposal.LeftOut), visit.Subject);
    }
}

internal sealed class UnlockGroup(MayEditProposal mayEditProposal, ChangeGroups changes) : LockGroup(mayEditProposal, changes)
{
    protected override bool Locks => false;
}
