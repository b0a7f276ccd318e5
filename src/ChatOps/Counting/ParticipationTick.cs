using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Counting;

/// <summary>
/// Every few minutes: memberships that were changed past the counting, and what the page says beside the totals. Looks first and writes
/// only what differs, so that nobody's share waits behind it.
/// </summary>
internal sealed class ParticipationTick(Db db, Guard guard, SnapshotStore store, KeepWeeks weeks, KeepBands bands) : ITick
{
    private const int Batch = 256;

    private static readonly Duration Every = Duration.FromMinutes(10);

    private Instant _ran = Instant.MinValue;

    public async Task Tick(Instant now, Ct ct)
    {
        if (now >= _ran && now - Every < _ran)
            return;
        var look = await guard.Begin(nameof(ParticipationTick), now, ct);
        await look.Each(FaultKind.Membership, await db.Read(MemberCounts.Missed, ct), Batch, id => new Item(id), async (session, some) =>
        {
            foreach (var membership in some)
                await MemberCounts.Keep(session, membership, now);
        });
        await Names(look, ct);
        await weeks.Run(look, now, ct);
        await bands.Run(look, ct);
        _ran = now;
    }

    private async Task Names(GuardedLook look, Ct ct)
    {
        var shown = (await db.Read(store.ShownPrograms, ct)).ToDictionary(p => p.Key, p => p.Name);
        foreach (var program in (await db.Read(store.Programs, ct)).Where(p => shown.GetValueOrDefault(p.Key) != p.Name))
        {
            await look.Run(FaultKind.Program, new Item(program.Id.Value, program.Id.Value), () =>
                db.Write(session => store.Show(session, program), ct));
        }
    }
}
