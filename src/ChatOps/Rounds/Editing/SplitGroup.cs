using ChatOps.Channels;
using ChatOps.Matching;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Editing;

/// <summary>
/// Takes a group apart: its members wait for others, and are not put together again by this proposal. Subject: the group.
/// </summary>
internal sealed class SplitGroup(MayEditProposal mayEditProposal, ProposalStore proposals, ChangeGroups changes) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.OpenByGroup(visit, visit.Subject) is not var (_, proposal) || !proposal.IsOpenToChange)
            return new Reply.Say("proposal.gone");
        var group = proposal.Groups.Single(g => g.Id == visit.Subject);
        await proposals.Split(
            visit.Db,
            proposal,
            group.Members.SelectMany((a, i) => group.Members.Skip(i + 1).Select(b => new Pair(a.PersonId.Value, b.PersonId.Value))));
        return await changes.Save(visit, proposal, Decide(proposal, group), "");
    }

    internal static Draft Decide(Proposal proposal, ProposedGroup group) => new(
        [.. proposal.Groups.Where(g => g.Id != group.Id)],
        [.. proposal.LeftOut, .. group.Members.Select(m => new LeftOutMember(m.PersonId, m.DisplayName, LeftOut.SetAside))]);
}
