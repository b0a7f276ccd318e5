using ChatOps.Channels;

namespace ChatOps.Rounds.Proposing;

/// <summary>The proposal that is open, beside what the moderator sees. Subject: the program; empty: their first.</summary>
internal sealed class ShowProposal(MayEditProposal mayEditProposal, ProposalStore proposals) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        return await proposals.FindOpen(visit.Db, program.Id) is { } proposal
            ? new Reply.Aside(new CardRef(ProposalPage.Kind, proposal.Id))
            : new Reply.Say("proposal.none");
    }
}
