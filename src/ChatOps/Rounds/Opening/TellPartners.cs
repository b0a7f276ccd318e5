using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>Queues the reveal of each group and plans the first check-ins, some groups a unit of work, until everybody is told.</summary>
internal sealed partial class TellPartners(
    Db db,
    PairingStore pairings,
    PersonStore people,
    IRescheduleCheckIns checkIns,
    Outbox outbox,
    ICheckpoint checkpoint,
    ILogger<TellPartners> log)
{
    /// <summary>Groups a unit: a submit never waits behind a whole company.</summary>
    private const int Most = 8;

    private static readonly SqlText Sql = new("Rounds");

    public async Task Run(Program program, Proposal proposal, Instant now, Ct ct)
    {
        while (await db.Write(session => Some(session, program, proposal, now), ct))
        {
            await checkpoint.Reached("round.told");
            ct.ThrowIfCancellationRequested();
        }

        Log.EverybodyIsTold(log, proposal.RoundId!);
    }

    /// <summary>False: there was nobody left to tell.</summary>
    private async Task<bool> Some(Session session, Program program, Proposal proposal, Instant now)
    {
        var groups = await session.Query<Row>(Sql["GroupsToTell"], new { proposal.Id, Most });
        await pairings.Hold(session, groups.Select(g => g.PartnershipId));
        foreach (var group in groups)
        {
            if (
                await session.Execute(Sql["MarkTold"], new { Id = group.GroupId }) > 0
                && await pairings.Find(session, group.PartnershipId) is { Stands: true } partnership)
                await Tell(session, program, proposal, partnership, now);
        }

        if (groups.Count == 0 && await session.Execute(Sql["MarkOpened"], new { proposal.Id }) > 0)
            await outbox.Refresh(session, new CardRef(ProposalCard.Kind, proposal.Id));
        return groups.Count > 0;
    }

    private async Task Tell(Session session, Program program, Proposal proposal, Partnership partnership, Instant now)
    {
        foreach (var partner in partnership.Partners)
        {
            var person = await people.Find(session, partner.PersonId) ?? throw new InvalidOperationException("A partner has no record.");
            var at = proposal.IsNow ? now : Instant.Max(now, Hours.In(person.TimeZone, program.Settings.Rounds, proposal.FirstDay));
            await outbox.Queue(session, new Posting(new CardRef(CardKinds.Reveal, partnership.Id), partner.PersonId, at));
            await checkIns.Reschedule(session, program.Id, partner.PersonId, now);
        }
    }

    private sealed record Row
    {
        public string GroupId { get; init; } = "";
        public string PartnershipId { get; init; } = "";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Everybody in round {Round} is told")]
        public static partial void EverybodyIsTold(ILogger logger, string round);
    }
}
