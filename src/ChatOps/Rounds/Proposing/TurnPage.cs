using ChatOps.Channels;

namespace ChatOps.Rounds.Proposing;

/// <summary>Another page of the proposal. Subject: the proposal and the page.</summary>
internal sealed class TurnPage(MayEditProposal mayEditProposal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) => await mayEditProposal.Open(visit, PageRef.Read(visit.Subject).Id) is null
        ? new Reply.Say("error.moderators_only")
        : new Reply.Show(new CardRef(ProposalPage.Kind, visit.Subject));
}
