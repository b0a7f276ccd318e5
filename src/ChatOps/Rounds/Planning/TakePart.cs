using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Planning;

/// <summary>A moderator asks to be paired in the program that they moderate. Subject: the program.</summary>
internal sealed class TakePart(MayEditProposal mayEditProposal, ProposalStore proposals, Outbox outbox, RoundSignal signal) : IUseCase
{
    private static readonly SqlText Sql = new("Rounds");

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        await visit.Db.Execute(Sql["TakePart"], new { ProgramId = program.Id, PersonId = visit.Person.Id });
        if (await proposals.FindOpen(visit.Db, program.Id) is not { IsOpenToChange: true } proposal)
            return new Reply.Show(new CardRef(RoundsCard.Kind, program.Id.Value));
        await proposals.Move(visit.Db, proposal with { State = ProposalState.Drafting, ApprovedBy = null });
        await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, proposal.Id));
        visit.Db.AfterCommit(signal.Call);
        return new Reply.Show(new CardRef(ProposalCard.Kind, proposal.Id));
    }
}
