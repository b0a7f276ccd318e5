using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Rounds;
using ChatOps.Rounds.Opening;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Pairing.Repairing;

/// <summary>
/// Nobody stays without a partner for a whole round: late joiners, who was left, and who asked are put together, or made one more of a
/// group. One unit of work a round, decided on what stands at that moment, so that two instances do it once and a kill leaves nothing half.
/// </summary>
internal sealed partial class PairUnpaired(
    Db db, Guard guard, RepairStore store, ProgramStore programs, PairingStore pairings, Candidates candidates, UnreadIntakes unread,
    Parting parting, IRescheduleCheckIns checkIns, Outbox outbox, ICheckpoint checkpoint, ILogger<PairUnpaired> log) : ITick
{
    private readonly IdRanges _members = PairingStore.Active();

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(PairUnpaired), now, ct);
        await _members.Look(db, look.Faulty > 0, members => Pair(look, members, now, ct), ct);
    }

    private async Task<int> Pair(GuardedLook look, IdRange members, Instant now, Ct ct)
    {
        var paired = 0;
        foreach (var round in (await db.Read(session => store.Waiting(session, members, now), ct)).GroupBy(w => (w.RoundId, w.ProgramId)))
        {
            await look.Run(FaultKind.Round, new Item(round.Key.RoundId, round.Key.ProgramId.Value), async () =>
            {
                if (await Pair([.. round.Select(w => w.ToUnpaired())], now, ct))
                    paired++;
            });
        }

        return paired;
    }

    private async Task<bool> Pair(IReadOnlyList<Unpaired> waiting, Instant now, Ct ct)
    {
        var round = waiting[0].Round;
        if (await db.Read(session => programs.Find(session, round.ProgramId), ct) is not { } program
            || !waiting.Any(w => WaitWithoutPartner.IsDue(w, now) || WaitWithoutPartner.IsToldNow(w, program.Settings.NewsWorkDays, now)))
            return false;
        await db.Write(session => Pair(session, program, round, now), ct);
        await checkpoint.Reached("unpaired.paired");
        return true;
    }

    private async Task Pair(Session session, Program program, Round round, Instant now)
    {
        await pairings.Lock(session, program.Id);
        if (!await store.IsOpen(session, round.Id))
            return;
        var waiting = await store.Waiting(session, now, round.Id);
        var due = waiting.Where(w => WaitWithoutPartner.IsDue(w, now)).Select(w => w.PersonId).ToHashSet();
        if (due.Count > 0)
        {
            await checkpoint.Reached("unpaired.read");
            var known = await candidates.Load(session, program, now.InUtc().Date);
            await unread.Note(session, program, known, now);
            var open = waiting.Where(w => !w.IsQuiet).Select(w => w.PersonId).ToList();
            var groups = NewGroups.Of(
                open, due, await store.Standing(session, round.Id), await store.Parted(session, round.Id), known, program.Settings.Rounds);
            await HoldStill(session, program, round, groups, waiting, due, now);
            foreach (var group in groups)
                await Stand(session, program, round, group, known, now);
            await store.Tried(session, round.Id, due, now);
            Log.GroupsWereMade(log, round.Id, groups.Count, due.Count);
        }

        foreach (
            var member in (await store.Waiting(session, now, round.Id)).Where(w =>
                WaitWithoutPartner.IsToldNow(w, program.Settings.NewsWorkDays, now)))
        {
            await store.Told(session, round.Id, member.PersonId, now);
            await outbox.Queue(session, new Posting(new CardRef(NextRoundCard.Kind, round.Id), member.PersonId, now));
        }

        await checkpoint.Reached("unpaired.decided");
    }

    /// <summary>
    /// Somebody may leave, take a break or part from a partner at this moment: then it is decided anew on what stands after that.
    /// </summary>
    private async Task HoldStill(
        Session session,
        Program program,
        Round round,
        IReadOnlyList<NewGroup> groups,
        IReadOnlyList<Unpaired> waiting,
        HashSet<PersonId> due,
        Instant now)
    {
        var grouped = groups.SelectMany(g => g.Members).ToHashSet(StringComparer.Ordinal);
        var stand = await pairings.Hold(session, groups.Select(g => g.Joins).OfType<string>());
        var active = await pairings.HoldMembers(session, program.Id, grouped);
        var before = waiting.Select(w => w.PersonId.Value).ToHashSet(StringComparer.Ordinal);
        var after = (await store.Waiting(session, now, round.Id)).Select(w => w.PersonId.Value).ToHashSet(StringComparer.Ordinal);
        // Whose pair ended after it was read who waits, and before it was read who stands, was in neither: nobody is told that there was
        // nobody.
        var isComplete = due.All(d => grouped.Contains(d.Value)) || after.IsSubsetOf(before);
        if (!stand || !isComplete || !grouped.All(m => active.Contains(m) && (after.Contains(m) || !before.Contains(m))))
            throw new Overtaken("Who waits for a partner");
    }

    private async Task Stand(Session session, Program program, Round round, NewGroup group, Entrants known, Instant now)
    {
        if (group.Joins is { } before)
        {
            if (!await pairings.End(session, before, now))
                return;
            await parting.Clear(session, before);
        }

        var members = GivenSides.Together(program.Settings.Rounds.IsOneSided, [.. group.Members.Select(m => known.Find(new PersonId(m))!)]);
        var partnership = new Partnership
        {
            Id = Ids.New(),
            ProgramId = program.Id,
            RoundId = round.Id,
            StartedAt = now,
            Partners =
            [
                .. members.Select(m => new Partner
                {
                    PersonId = m.PersonId,
                    DisplayName = m.DisplayName,
                    Side = m.Candidate.Side,
                }),
            ],
        };
        await pairings.Add(session, partnership);
        foreach (var member in members)
        {
            await outbox.Queue(session, new Posting(new CardRef(RevealCard.Kind, partnership.Id), member.PersonId, now));
            await checkIns.Reschedule(session, program.Id, member.PersonId, now);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information, Message = "In round {Round} {Groups} groups were made for {Count} members without a partner")]
        public static partial void GroupsWereMade(ILogger logger, string round, int groups, int count);
    }
}
