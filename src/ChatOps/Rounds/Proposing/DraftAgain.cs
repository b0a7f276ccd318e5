using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.Rounds.Proposing;

/// <summary>Puts together anew whatever is not locked. Subject: the proposal.</summary>
internal sealed class DraftAgain(MayEditProposal mayEditProposal, ProposalStore proposals, Outbox outbox, RoundSignal signal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Open(visit, visit.Subject) is not var (_, proposal))
            return new Reply.Say("error.moderators_only");
        var shown = new Reply.Show(new CardRef(ProposalCard.Kind, proposal.Id));
        if (
            !proposal.IsOpenToChange
            || proposal.Next(ProposalState.Drafting) is not { } again
            || !await proposals.Move(visit.Db, again))
            return shown with { IsRefusal = true };
        await outbox.Refresh(visit.Db, shown.Card);
        visit.Db.AfterCommit(signal.Call);
        return shown;
    }
}
