namespace ChatOps.Storage.Writing;

/// <summary>The work of many units of one group, with one statement a table instead of one each.</summary>
internal interface ISetWork<TItem, T>
{
    /// <summary>
    /// The results in the order of the items; null in the place of whoever has to go alone. What it throws undoes all of it, and each goes
    /// alone.
    /// </summary>
    Task<IReadOnlyList<Done<T>?>> Together(Session db, IReadOnlyList<TItem> items);

    Task<T> Alone(Session db, TItem item);
}

internal sealed record Done<T>(T Result);

/// <summary>One of them.</summary>
internal sealed class SetUnit<TItem, T>(ISetWork<TItem, T> set, TItem item, Ct ct) : Unit<T>(ct)
{
    public override object? Set => set;

    private TItem Item => item;

    protected override Task<T> Do(Session session) => set.Alone(session, item);

    protected override async Task WorkTogether(Session session, IReadOnlyList<Unit> units)
    {
        var mine = units.Cast<SetUnit<TItem, T>>().ToList();
        var results = await set.Together(session, [.. mine.Select(u => u.Item)]);
        await session.Finish();
        foreach (var (unit, result) in mine.Zip(results))
        {
            if (result is not null)
                unit.Take(session, result.Result);
        }
    }
}
