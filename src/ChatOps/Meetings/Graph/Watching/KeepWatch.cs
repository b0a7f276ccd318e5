using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>
/// At each tick: every mailbox with a series of ours is watched, and no other. The calls are made by <see cref="Watcher"/>.
/// </summary>
internal sealed class KeepWatch(Db db, Guard guard, WatchStore watches, GraphSignal signal) : ITick
{
    private const int Batch = 256;

    public async Task Tick(Instant now, Ct ct)
    {
        var changed = await db.Read(watches.Changed, ct);
        if (changed.Count == 0)
            return;
        var look = await guard.Begin(nameof(KeepWatch), now, ct);
        var done = await look.Each(FaultKind.Mailbox, changed, Batch, c => new Item(c.Value), async (session, some) =>
        {
            foreach (var person in some)
                await watches.Reconcile(session, person, now);
        });
        if (done > 0)
            signal.Call();
    }
}
