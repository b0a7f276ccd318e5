using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Editing;

/// <summary>Keeps what a moderator changed in a proposal, brings the message up to date, and shows the page with the group.</summary>
internal sealed class ChangeGroups(ProposalStore proposals, Outbox outbox)
{
    public async Task<Reply> Save(Visit visit, Proposal proposal, Draft draft, string groupId)
    {
        // Changed pairs want a new word: what was approved were others.
        if (proposal.Next(ProposalState.Proposed) is not { } changed || !await proposals.Save(visit.Db, changed, draft))
            return new Reply.Say("proposal.gone");
        await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, proposal.Id));
        return new Reply.Show(new CardRef(ProposalPage.Kind, $"{new PageRef(proposal.Id, PageOf(draft.Groups, groupId))}"));
    }

    private static int PageOf(IReadOnlyList<ProposedGroup> groups, string id) =>
        (Math.Max(0, groups.Index().FirstOrDefault(g => g.Item.Id == id).Index) / GroupLines.OnOnePage) + 1;
}
