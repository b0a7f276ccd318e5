namespace ChatOps.Clock;

/// <summary>
/// Work that goes on beside other work: calls at vendors, the lanes of the outbox. In production all of it goes at the same time. One by
/// one each is over before the next begins, so that a simulation finds the same order every time.
/// </summary>
internal sealed class SideBySide
{
    public bool IsOneByOne { get; init; }

    /// <summary>Begins it without waiting for its end; one by one it has ended, well or not, when this returns.</summary>
    public Task<T> Begin<T>(Func<Task<T>> work) => Begun(Task.Run(work, CancellationToken.None));

    /// <inheritdoc cref="Begin{T}"/>
    public Task Begin(Func<Task> work) => Begun(Task.Run(work, CancellationToken.None));

    /// <summary>Ends when all have ended; the results in the order of the items.</summary>
    public async Task<IReadOnlyList<T>> All<TItem, T>(IEnumerable<TItem> items, Func<TItem, Task<T>> work)
    {
        if (!IsOneByOne)
            return await Task.WhenAll(items.Select(work));
        var results = new List<T>();
        foreach (var item in items)
            results.Add(await work(item));
        return results;
    }

    public Task All<TItem>(IEnumerable<TItem> items, Func<TItem, Task> work) =>
        All(
            items,
            async item =>
            {
                await work(item);
                return true;
            });

    private T Begun<T>(T work) where T : Task
    {
        if (IsOneByOne)
            Task.WaitAny([work], CancellationToken.None);
        return work;
    }
}
