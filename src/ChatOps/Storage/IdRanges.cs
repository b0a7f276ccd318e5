namespace ChatOps.Storage;

/// <summary>
/// Goes through all rows of something that grows with the company, a range at a time in the order of their ids, so that a look at them
/// takes the same however many there are. Up to <paramref name="most"/> rows every look sees all of them.
/// </summary>
/// <param name="end">How many ids lie after <c>@After</c>, counted up to <c>@Most</c>, and the last of these: <c>count</c> and
/// <c>last_id</c>.</param>
/// <param name="most">So many rows a range.</param>
internal sealed class IdRanges(Statement end, int most = IdRanges.Usual)
{
    public const int Usual = 1000;

    // Where the last look ended. It is nobody else's business: after a restart, and at another instance, it begins anew.
    private volatile string _after = "";

    /// <summary>
    /// The next range; and while something is found, which brings more of its kind along, the ones after it up to the last.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="isWhole">All of them as one: where something failed before, what is well in one range says nothing of the next.</param>
    /// <param name="look">What is done with a range; how much was found in it.</param>
    /// <param name="ct">Ends it between two ranges.</param>
    /// <returns>How much was found in all of them.</returns>
    public async Task<int> Look(Db db, bool isWhole, Func<IdRange, Task<int>> look, Ct ct)
    {
        if (isWhole)
            return await db.Read(All, ct) is { } all ? await look(all) : 0;

        var found = 0;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var after = _after;
            var (isLast, range) = await Next(db, after, ct);
            // Nothing was left behind the last one.
            if (range is null && after.Length > 0)
            {
                _after = "";
                continue;
            }

            // Before it is looked at: one that makes a look break off holds up no other.
            _after = isLast ? "" : range!.Until;
            var here = range is null ? 0 : await look(range);
            found += here;
            if (here == 0 || isLast)
                return found;
        }
    }

    /// <summary>All of them, as one range; null when there are none.</summary>
    public async Task<IdRange?> All(Session db) =>
        await db.Find<EndRow>(end, new { After = "", Most = int.MaxValue }) is { LastId: { } last } ? new IdRange("", last) : null;

    private async Task<(bool IsLast, IdRange? IdRange)> Next(Db db, string after, Ct ct)
    {
        var row = await db.Read(session => session.Find<EndRow>(end, new { After = after, Most = most }), ct);
        return (row!.Count < most, row.LastId is { } last ? new IdRange(after, last) : null);
    }

    private sealed record EndRow
    {
        public int Count { get; init; }
        public string? LastId { get; init; }
    }
}

/// <summary>The ids after <paramref name="After"/>, up to and with <paramref name="Until"/>.</summary>
internal sealed record IdRange(string After, string Until);
