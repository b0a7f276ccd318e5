using ChatOps.Operations;
using ChatOps.Storage;

namespace ChatOps.Meetings;

/// <summary>At each tick: every mailbox with a series of ours is watched, and no other. The calls are made by <see cref="Watcher"/>.</summary>
internal sealed class KeepWatch(Db db, WatchStore watches, GraphSignal signal) : ITick
{
    public async Task Tick(Instant now, Ct ct)
    {
        if (await db.Write(session => watches.Reconcile(session, now), ct) > 0)
            signal.Wake();
    }
}
