using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Pairing.Repairing;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Pairing.Covering;

/// <summary>
/// While one partner is away for a week or more: asks a neighbouring pair, one pair at a time, and ends what has lost its reason.
/// </summary>
internal sealed partial class FindCovers(
    Db db,
    Guard guard,
    CoverStore store,
    PairingStore pairings,
    ProgramStore programs,
    Candidates candidates,
    RepairStore repairs,
    Covers covers,
    Outbox outbox,
    ILogger<FindCovers> log) : ITick
{
    private const int Batch = 64;

    private readonly IdRanges _away = PairingStore.Paused();

    /// <summary>So long the neighbours may think about it; then another pair is asked.</summary>
    private static readonly Duration Patience = Duration.FromDays(2);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(FindCovers), now, ct);
        await look.Due(
            FaultKind.CoverEnd, Batch, (session, most) => store.ToEnd(session, now - Patience, most), id => new Item(id),
            (session, some) => End(session, some, now));
        await _away.Look(db, look.Faulty > 0, away => Ask(look, away, now, ct), ct);
    }

    private async Task<int> Ask(GuardedLook look, IdRange away, Instant now, Ct ct)
    {
        var asked = 0;
        foreach (var gap in await db.Read(session => store.Gaps(session, away, now), ct))
        {
            await look.Run(FaultKind.Cover, new Item(gap.PartnershipId, gap.ProgramId.Value), async () =>
            {
                if (await db.Write(session => Ask(session, gap, now), ct))
                    asked++;
            });
        }

        return asked;
    }

    private async Task End(Session session, IReadOnlyList<string> some, Instant now)
    {
        await pairings.Hold(session, await store.PairsOf(session, some));
        foreach (var id in some)
        {
            if (await store.End(session, id, now - Patience))
                await covers.Redraw(session, id);
        }
    }

    private async Task<bool> Ask(Session session, Gap gap, Instant now)
    {
        await pairings.Hold(session, [gap.PartnershipId]);
        if (
            await programs.Find(session, gap.ProgramId) is not { } program
            || await store.Neighbours(session, gap) is not { Count: > 0 } neighbours)
            return false;
        var known = await candidates.Load(session, program, now.InUtc().Date);
        // For a while only, so that having met before is no reason against it.
        if (
            NewGroups.Joined(
                gap.PersonId.Value,
                neighbours,
                await repairs.Parted(session, gap.RoundId),
                known with
                {
                    Met = [],
                },
                program.Settings.Rounds)
                is not { } pair
            || await store.Ask(session, gap, pair.Id, now) is not { } id)
            return false;
        foreach (var neighbour in pair.Partners)
            await outbox.Queue(session, new Posting(new CardRef(CoverCard.Kind, id), neighbour.PersonId, now));
        Log.NeighboursAreAsked(log, gap.PartnershipId);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Neighbours are asked to take along who stands alone in {Partnership}")]
        public static partial void NeighboursAreAsked(ILogger logger, string partnership);
    }
}
