using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Programs;

namespace ChatOps.Rounds.Proposing;

/// <summary>
/// Yes: the round opens at its hour, or now. It holds for the pairs that the moderator saw. Subject: the proposal and its version.
/// </summary>
internal sealed partial class ApproveProposal(
    MayEditProposal mayEditProposal, ProposalStore proposals, Outbox outbox, RoundSignal signal, ILogger<ApproveProposal> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var seen = PageRef.Read(visit.Subject);
        if (await mayEditProposal.Open(visit, seen.Id) is not var (_, proposal))
            return new Reply.Say("error.moderators_only");
        if (proposal.Next(ProposalState.Approved) is not { } approved)
            return new Reply.Show(new CardRef(ProposalCard.Kind, proposal.Id)) { IsRefusal = true };
        if (
            proposal.Version != seen.Page
            || !await proposals.Move(visit.Db, approved with { ApprovedBy = visit.Person.Id }, visit.Now))
        {
            await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, proposal.Id));
            return new Reply.Say("proposal.newer");
        }

        await outbox.Refresh(visit.Db, new CardRef(ProposalCard.Kind, proposal.Id));
        visit.Db.AfterCommit(signal.Call);
        Log.ProposalIsApproved(log, proposal.ProgramId, proposal.Groups.Count);
        return new Reply.Show(new CardRef(ProposalCard.Kind, proposal.Id));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A proposal of {Program} with {Groups} groups is approved")]
        public static partial void ProposalIsApproved(ILogger logger, ProgramId program, int groups);
    }
}
