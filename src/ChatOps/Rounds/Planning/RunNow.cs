using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.Rounds.Opening;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Planning;

/// <summary>
/// A round out of turn: proposed at once, opened when it is approved. A proposal for a later day is brought forward. Subject: the program.
/// </summary>
internal sealed class RunNow(
    MayEditProposal mayEditProposal,
    ProposalStore proposals,
    ProposeRounds propose,
    PairingStore pairings,
    Outbox outbox,
    RoundSignal signal) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await mayEditProposal.Moderated(visit, visit.Subject) is not { } program)
            return new Reply.Say("error.moderators_only");
        var today = visit.Now.InZone(visit.Person.TimeZone).Date;
        var round = RoundPlan.Starting(program, await pairings.LastNumber(visit.Db, program.Id) + 1, today);
        var open = await proposals.FindOpen(visit.Db, program.Id);
        if (open is { IsOpenToChange: true, IsNow: false } && open.Next(ProposalState.Drafting) is { } forward)
            await proposals.Move(
                visit.Db,
                forward with
                {
                    FirstDay = round.FirstDay,
                    LastDay = round.LastDay,
                    OpensAt = visit.Now,
                    IsNow = true,
                });
        else if (open is null)
            await propose.Begin(visit.Db, program, round.FirstDay, isNow: true, visit.Now);
        if (await proposals.FindOpen(visit.Db, program.Id) is { } proposal)
        {
            // At the end of the chat: a moderator asked for it, and need not look for an older message.
            await outbox.Queue(
                visit.Db,
                new Posting(new CardRef(ProposalCard.Kind, proposal.Id), visit.Person.Id, visit.Now)
                {
                    PostsAnew = true,
                    Account = visit.Account.Id,
                    Importance = Importance.Answer,
                });
        }

        await outbox.Refresh(visit.Db, new CardRef(RoundsCard.Kind, program.Id.Value));
        visit.Db.AfterCommit(signal.Call);
        return visit.Inbound.Actor is null
            ? new Reply.Show(new CardRef(RoundsCard.Kind, program.Id.Value))
            : new Reply.Say("rounds.running");
    }
}
