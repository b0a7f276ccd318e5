using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Ending;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>
/// Opens an approved round at its hour. All partnerships stand in one unit of work, so that nobody is ever paired twice; then everybody is
/// told, some groups a unit. A kill in between leaves the rest to the next look at the clock, and what was queued is queued once.
/// </summary>
internal sealed partial class OpenRound(
    Db db,
    ProposalStore proposals,
    PairingStore pairings,
    RoundPlans plans,
    DraftProposal draft,
    ReachProbe probe,
    TellPartners tell,
    Parting parting,
    FinishRound finish,
    ICheckpoint checkpoint,
    Outbox outbox,
    ILogger<OpenRound> log)
{
    private static readonly SqlText Sql = new("Rounds");

    public async Task Run(Program program, Proposal proposal, Instant now, Ct ct)
    {
        if (proposal.State == ProposalState.Approved && now >= proposal.OpensAt)
        {
            if (await IsBeforeItsTime(proposal, ct) || !await IsProbed(proposal, now, ct))
                return;
            if (await db.Read(session => pairings.OpenRound(session, program.Id), ct) is { } cutShort)
                await finish.TakeAnswers(cutShort, now, ct);
            if (await draft.Mend(program, proposal.Id, now, ct, beforeOpening: true) is not { State: ProposalState.Approved } settled)
                return;
            var opened = await db.Write(session => Open(session, program, settled, now), ct);
            await checkpoint.Reached("round.opened");
            if (opened is null)
                return;
            Log.RoundStands(log, opened.RoundId!, settled.Groups.Count);
            proposal = opened;
        }

        if (proposal.State == ProposalState.Opening)
            await tell.Run(program, proposal, now, ct);
    }

    /// <summary>
    /// The round before it is over by its own days, and its answers have not taken effect yet: the clock does that first.
    /// </summary>
    private Task<bool> IsBeforeItsTime(Proposal proposal, Ct ct) => db.Read(async session =>
        !proposal.IsNow && await pairings.OpenRound(session, proposal.ProgramId) is { } before && before.LastDay < proposal.FirstDay, ct);

    /// <summary>False: it was asked just now, or the answers are still coming.</summary>
    private async Task<bool> IsProbed(Proposal proposal, Instant now, Ct ct)
    {
        if (now - proposal.ProbedAt > ReachProbe.Good)
        {
            await probe.Ask(proposal, now, ct);
            return false;
        }

        return now - proposal.ProbedAt >= ReachProbe.Patience || await probe.IsAnswered(proposal.ProgramId, ct);
    }

    /// <summary>Null: something changed meanwhile, and it is looked at again.</summary>
    private async Task<Proposal?> Open(Session session, Program program, Proposal proposal, Instant now)
    {
        await pairings.HoldOf(session, program.Id);
        await pairings.Lock(session, program.Id);
        await pairings.HoldMembers(session, program.Id, proposal.Groups.SelectMany(g => g.Members).Select(m => m.PersonId.Value));
        if (await DraftProposal.IsAstray(session, proposal.Id))
            return null;
        var round = RoundOf(program, proposal, await pairings.LastNumber(session, program.Id) + 1, now);
        if (proposal.Next(ProposalState.Opening) is not { } next)
            return null;
        var opening = next with { RoundId = round.Id, FirstDay = round.FirstDay, LastDay = round.LastDay };
        if (!await proposals.Move(session, opening with { RoundId = null }, now))
            return null;
        if (await pairings.OpenRound(session, program.Id) is { } before)
            await End(session, before, now);
        await pairings.AddRound(session, round);
        await session.Execute(Sql["RoundOfProposal"], new { proposal.Id, RoundId = round.Id });
        foreach (var group in proposal.Groups)
        {
            var partnership = new Partnership
            {
                Id = Ids.New(),
                ProgramId = program.Id,
                RoundId = round.Id,
                StartedAt = now,
                Partners =
                [
                    .. group.Members.Select(m => new Partner
                    {
                        PersonId = m.PersonId,
                        DisplayName = m.DisplayName,
                        Side = m.Side,
                    }),
                ],
            };
            await pairings.Add(session, partnership);
            await session.Execute(Sql["PartnershipOfGroup"], new { group.Id, PartnershipId = partnership.Id });
        }

        await plans.MoveOn(session, program, round);
        await outbox.Refresh(session, new CardRef(ProposalCard.Kind, proposal.Id));
        await outbox.Refresh(session, new CardRef(CardKinds.Rounds, program.Id.Value));
        await checkpoint.Reached("round.decided");
        return opening with { Version = proposal.Version + 1 };
    }

    /// <summary>A round that another one cuts short: its pairs end, and what stands in the chats about them becomes history.</summary>
    private async Task End(Session session, Round round, Instant now)
    {
        foreach (var partnership in await session.Query<string>(Sql["StandingInRound"], new { RoundId = round.Id }))
        {
            if (await pairings.End(session, partnership, now))
                await parting.Clear(session, partnership);
        }

        await finish.CutShort(session, round, now);
        await pairings.Close(session, round, now);
    }

    /// <summary>The proposed days; a round that is approved after its first day begins today.</summary>
    internal static Round RoundOf(Program program, Proposal proposal, int number, Instant now)
    {
        var today = now.InUtc().Date;
        return today > proposal.FirstDay
            ? RoundPlan.Starting(program, number, today)
            : new Round
            {
                Id = Ids.New(),
                ProgramId = program.Id,
                Number = number,
                FirstDay = proposal.FirstDay,
                LastDay = proposal.LastDay,
                State = RoundState.Open,
            };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Round {Round} stands with {Groups} groups")]
        public static partial void RoundStands(ILogger logger, string round, int groups);
    }
}
