using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>Not this round: nobody was told anything. The next day is then the moderator's to set. Subject: the proposal.</summary>
internal sealed class DropProposal(MayEditProposal mayEditProposal, ProposalStore proposals, RoundPlans plans, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Open(visit, visit.Subject) is not var (program, proposal))
            return new Reply.Say("error.moderators_only");
        if (proposal.Next(ProposalState.Dropped) is not { } dropped || !await proposals.Move(visit.Db, dropped))
            return new Reply.Show(new CardRef(ProposalCard.Kind, proposal.Id)) { IsRefusal = true };
        if (!proposal.IsNow)
            await plans.Save(visit.Db, program.Id, null);
        await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, proposal.Id));
        await outbox.Refresh(visit.Db, new CardRef(RoundsCard.Kind, program.Id.Value));
        return new Reply.Ask(new CardRef(RoundsForm.Kind, program.Id.Value));
    }
}
