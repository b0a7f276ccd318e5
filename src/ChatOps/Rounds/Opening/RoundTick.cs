using ChatOps.Clock;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// What becomes of rounds as time passes: proposed before their day, put together, kept true to who is there, opened at their hour. Each
/// step is a unit of work that holds only for the version that it saw: after a kill, and beside another instance, it goes on where it
/// stands.
/// </summary>
internal sealed class RoundTick(
    Db db,
    Guard guard,
    UnreadIntakes unread,
    ProgramStore programs,
    ProposalStore proposals,
    ProposeRounds propose,
    ReachProbe probe,
    DraftProposal draft,
    OpenRound open) : ITick, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task Tick(Instant now, Ct ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var look = await guard.Begin(nameof(RoundTick), now, ct);
            await unread.TryAgain(look, ct);
            await propose.Run(look, now, ct);
            foreach (var proposal in await db.Read(proposals.Open, ct))
                await look.Run(FaultKind.Proposal, new Item(proposal.Id, proposal.ProgramId.Value), () => Forward(proposal, now, ct));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task Forward(Proposal proposal, Instant now, Ct ct)
    {
        if (await db.Read(session => programs.Find(session, proposal.ProgramId), ct) is not { } program)
            return;
        if (proposal.State == ProposalState.Drafting && proposal.ProbedAt == Proposal.NeverProbed)
            await probe.Ask(proposal, now, ct);
        if (proposal.State == ProposalState.Drafting)
            await draft.Run(program, proposal.Id, now, ct);
        else if (proposal.State is ProposalState.Proposed or ProposalState.Approved && await draft.IsAstray(proposal.Id, ct))
            await draft.Mend(program, proposal.Id, now, ct);
        if (await db.Read(session => proposals.Find(session, proposal.Id), ct) is { } current)
            await open.Run(program, current, now, ct);
    }
}
