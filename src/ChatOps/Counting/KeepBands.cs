using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Counting;

/// <summary>
/// After each week that is over: how steadily people took part in its round up to there. Counted once, outside the writer.
/// </summary>
internal sealed class KeepBands(Db db, SnapshotStore store)
{
    public async Task Run(GuardedLook look, Ct ct)
    {
        var (weeks, counted) = await db.Read(
            async session =>
                (await store.ShownWeeks(session), (await store.WithBands(session)).Select(w => (w.Key, w.Number, w.Week)).ToHashSet()),
            ct);
        foreach (var round in weeks.GroupBy(w => (w.Key, w.Number)))
            await look.Run(FaultKind.Steadiness, new Item($"{round.Key.Key}/{round.Key.Number}"), () => Count(round));

        async Task Count(IEnumerable<WeekLine> round)
        {
            // Up to the first week that is still open.
            var over = round.OrderBy(w => w.Week, StringComparer.Ordinal).TakeWhile(w => w.IsClosed).ToList();
            foreach (var (before, week) in over.Index().Where(w => !counted.Contains((w.Item.Key, w.Item.Number, w.Item.Week))))
            {
                var bands = await db.Read(session => store.BandsOf(session, week.Key, over[0].Week, week.Week, before + 1), ct);
                await db.Write(session => store.Add(session, week, bands), ct);
            }
        }
    }
}
