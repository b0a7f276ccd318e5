using ChatOps.Channels;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Editing;

/// <summary>Puts somebody who is left to a group as one more. Subject: the group and the person.</summary>
internal sealed class PlaceMember(MayEditProposal mayEditProposal, Candidates candidates, ChangeGroups changes) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (
            visit.Subject.Split('/') is not [var groupId, var personId]
            || await mayEditProposal.OpenByGroup(visit, groupId) is not var (program, proposal)
            || !proposal.IsOpenToChange
            || proposal.LeftOut.FirstOrDefault(l => l.PersonId.Value == personId && l.Why is LeftOut.Unmatched or LeftOut.SetAside)
                is not { } left)
            return new Reply.Say("proposal.gone");
        var group = proposal.Groups.Single(g => g.Id == groupId);
        var known = await candidates.Load(visit.Db, program, proposal.FirstDay);
        var grown =
            group.IsKept || group.Members.Count >= ChatOps.Programs.RoundSettings.MostInGroup
                ? null
                : SwapMembers.Formed(
                    program.Settings.Rounds, known, proposal.Splits, group, null, new ProposedMember(left.PersonId, left.DisplayName));
        return grown is null
            ? new Reply.Say("pair.error.forbidden")
            : await changes.Save(
                visit,
                proposal,
                new Draft([.. proposal.Groups.Select(g => g.Id == groupId ? grown : g)], [.. proposal.LeftOut.Where(l => l != left)]),
                groupId);
    }
}
