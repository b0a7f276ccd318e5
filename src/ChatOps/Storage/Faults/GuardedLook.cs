using ChatOps.Storage.Outages;

namespace ChatOps.Storage.Faults;

/// <summary>
/// One look of a tick: runs its items, each for itself or some a unit of work. A unit that fails is run again by halves, until what fails
/// stands alone. What failed before is tried apart from the others when its time has come. When the database itself is away, the whole look
/// ends: that is nobody's own fault.
/// </summary>
internal sealed class GuardedLook(Db db, Guard guard, string tick, Instant now, IReadOnlyList<Fault> before, Ct ct)
{
    private readonly Dictionary<(string Kind, string Item), Fault> _faulty = before.ToDictionary(f => (f.Kind, f.Item));

    /// <summary>So many items of this tick have failed and are not well again.</summary>
    public int Faulty => _faulty.Count;

    /// <summary>One item. False: it failed, or it failed before and is not due again.</summary>
    public async Task<bool> Run(FaultKind kind, Item item, Func<Task> step)
    {
        if (Rests(kind, item.Id))
            return false;
        try
        {
            await step();
        }
        catch (Exception e) when (IsItsOwn(e))
        {
            await Note(kind, item, e);
            return false;
        }

        await Succeeded(kind, item.Id);
        return true;
    }

    /// <summary>What each of these reads as; those that can't be read are left out.</summary>
    public async Task<IReadOnlyList<TRead>> Read<T, TRead>(FaultKind kind, IEnumerable<T> rows, Func<T, Item> of, Func<T, TRead> read)
    {
        var all = new List<TRead>();
        foreach (var row in rows)
        {
            try
            {
                all.Add(read(row));
            }
            catch (Exception e) when (IsItsOwn(e))
            {
                if (!Rests(kind, of(row).Id))
                    await Note(kind, of(row), e);
                continue;
            }

            if (IsFaulty(kind, of(row).Id))
                await Succeeded(kind, of(row).Id);
        }

        return all;
    }

    /// <summary>These, some a unit of work. How many were done.</summary>
    public async Task<int> Each<T>(
        FaultKind kind, IReadOnlyList<T> items, int most, Func<T, Item> of, Func<Session, IReadOnlyList<T>, Task> work)
    {
        var done = 0;
        Task<int> Units(IReadOnlyList<T> some) => db.Write(
            async session =>
            {
                await work(session, some);
                return some.Count;
            },
            ct);
        foreach (var some in items.Where(i => !IsFaulty(kind, of(i).Id)).Chunk(most))
            done += await Try(kind, some, of, Units);
        foreach (var one in items.Where(i => IsFaulty(kind, of(i).Id) && !Rests(kind, of(i).Id)))
            done += await Try(kind, [one], of, Units);
        return done;
    }

    /// <summary>
    /// Whatever is due, some a unit of work, until nothing is left. It is looked for inside the unit of work, so that two instances don't
    /// do it twice; what is read there is only made sense of in <paramref name="work"/>, where one bad row fails by itself.
    /// </summary>
    /// <param name="kind">What is done.</param>
    /// <param name="most">So many a unit of work.</param>
    /// <param name="find">What is due, at most so many.</param>
    /// <param name="of">What each of them is.</param>
    /// <param name="work">Does it, in the caller's unit of work.</param>
    /// <param name="program">Where only one program's items are looked for.</param>
    /// <returns>How many were done.</returns>
    public async Task<int> Due<T>(
        FaultKind kind, int most, Func<Session, int, Task<IReadOnlyList<T>>> find, Func<T, Item> of,
        Func<Session, IReadOnlyList<T>, Task> work, string? program = null)
    {
        var (done, isMore) = (0, true);
        var seen = new HashSet<string>();
        while (isMore)
        {
            ct.ThrowIfCancellationRequested();
            IReadOnlyList<T> due = [];
            try
            {
                done += await db.Write(
                    async session =>
                    {
                        due = [.. (await find(session, most + _faulty.Count)).Where(d => !IsFaulty(kind, of(d).Id)).Take(most)];
                        if (due.Count > 0)
                            await work(session, due);
                        return due.Count;
                    },
                    ct);
            }
            catch (Exception e) when (IsItsOwn(e) && due.Count > 0)
            {
                done += await Halve(kind, due, of, some => Again(some.Select(s => of(s).Id).ToHashSet()), e);
            }

            // What stays due after it was done would be done for ever.
            isMore = due.Count == most && seen.Add(of(due[0]).Id);
        }

        foreach (var item in DueAgain(kind, program).Select(i => new Item(i, program)).ToList())
            await Run(kind, item, () => Again([item.Id]));

        return done;

        // Those of these that are still due, looked for again inside a unit of work of their own: far enough to find them behind all that
        // can't be done.
        Task<int> Again(HashSet<string> ids) => db.Write(
            async session =>
            {
                var still = (await find(session, (2 * most) + _faulty.Count)).Where(d => ids.Contains(of(d).Id)).ToList();
                if (still.Count > 0)
                    await work(session, still);
                return still.Count;
            },
            ct);
    }

    /// <summary>Items of this kind that failed before and whose time has come.</summary>
    public IReadOnlyList<string> DueAgain(FaultKind kind, string? program = null) =>
    [
        .. _faulty.Values
            .Where(f => f.Kind == FaultStore.Text(kind) && !f.Waits(now) && (program is null || f.ProgramId == program))
            .Select(f => f.Item),
    ];

    /// <summary>Some of a program's items of this kind failed, and were not tried often enough to go on without them.</summary>
    public bool IsYetToTry(FaultKind kind, string program) =>
        _faulty.Values.Any(f => f.Kind == FaultStore.Text(kind) && f.ProgramId == program && f.Tries < FaultStore.TriesUntilTold);

    private async Task<int> Try<T>(FaultKind kind, IReadOnlyList<T> some, Func<T, Item> of, Func<IReadOnlyList<T>, Task<int>> run)
    {
        int done;
        try
        {
            done = await run(some);
        }
        catch (Exception e) when (IsItsOwn(e))
        {
            return await Halve(kind, some, of, run, e);
        }

        if (some.Count == 1)
            await Succeeded(kind, of(some[0]).Id);
        return done;
    }

    private async Task<int> Halve<T>(
        FaultKind kind, IReadOnlyList<T> some, Func<T, Item> of, Func<IReadOnlyList<T>, Task<int>> run, Exception error)
    {
        if (some.Count == 1)
        {
            await Note(kind, of(some[0]), error);
            return 0;
        }

        var done = 0;
        foreach (var half in some.Chunk((some.Count + 1) / 2))
            done += await Try(kind, half, of, run);
        return done;
    }

    private async Task Note(FaultKind kind, Item item, Exception error) =>
        _faulty[(FaultStore.Text(kind), item.Id)] = await guard.Note(tick, kind, item, error, now, ct);

    private async Task Succeeded(FaultKind kind, string item)
    {
        if (_faulty.Remove((FaultStore.Text(kind), item)))
            await guard.Clear(tick, kind, item, ct);
    }

    private bool IsFaulty(FaultKind kind, string item) => _faulty.Count > 0 && _faulty.ContainsKey((FaultStore.Text(kind), item));

    private bool Rests(FaultKind kind, string item) =>
        _faulty.Count > 0 && _faulty.TryGetValue((FaultStore.Text(kind), item), out var fault) && fault.Waits(now);

    private bool IsItsOwn(Exception error) => !ct.IsCancellationRequested && error is not ObjectDisposedException && !error.IsAway();
}
