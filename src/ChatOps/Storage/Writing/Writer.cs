using System.Threading.Channels;
using ChatOps.Storage.Outages;

namespace ChatOps.Storage.Writing;

/// <summary>
/// A writer. It takes whatever waits, runs it in one transaction, a savepoint each, commits, and only then answers. One sync to disk serves
/// the whole group: far more units a second than a commit each, and no waiting when a unit is alone.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int Attempts = 4;

    private readonly IWriterConnection _connection;
    private readonly Channel<Unit> _queue;
    private readonly Task _running;
    private readonly OutageLog _outages;
    private bool _isReadOnly;

    public Writer(IWriterConnection connection, OutageLog outages)
    {
        (_connection, _outages) = (connection, outages);
        // All that runs inline at the end of a wait is the waking of the writer's thread.
        _queue = Channel.CreateUnbounded<Unit>(new() { SingleReader = true, AllowSynchronousContinuations = true });
        using (ExecutionContext.SuppressFlow())
            _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<T> Queue<T>(Unit<T> unit, Ct ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<T>(ct);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(unit), this);
        return unit.End;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        _connection.Dispose();
    }

    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            RunAndSettle(Take());
    }

    /// <summary>
    /// Whatever is wrong with this group, or with the connection, is told to whoever waits for it; the next one has a new connection.
    /// </summary>
    private void RunAndSettle(List<Unit> group)
    {
        try
        {
            RunGroup(group);
        }
        catch (Exception e)
        {
            _connection.Drop();
            Settle([.. group.Where(u => !u.IsSettled)], e);
        }
    }

    private List<Unit> Take()
    {
        var group = new List<Unit>();
        while (group.Count < _connection.GroupSize && _queue.Reader.TryRead(out var unit))
            group.Add(unit);
        return group;
    }

    private void RunGroup(List<Unit> group)
    {
        _isReadOnly = false;
        var end = Attempt(group);
        if (end.MayRunAgain || (_isReadOnly && _connection.Renew()))
            RunEachAlone(group);
        else
            Settle(group, end.Failure);
    }

    private void Settle(List<Unit> group, Exception? failure)
    {
        var calls = new HashSet<Action>();
        group.ForEach(u => u.Settle(failure, _outages, calls));
        foreach (var call in calls)
            call();
    }

    /// <summary>
    /// After a deadlock, a lost connection, one that takes no writes, or locks that could not be had: who was in whose way is not known, so
    /// each gets a transaction of its own.
    /// </summary>
    private void RunEachAlone(List<Unit> group)
    {
        var end = new End(null);
        foreach (var unit in group)
        {
            for (var attempt = 1; attempt < Attempts && !end.IsOutage; attempt++)
            {
                end = Attempt([unit]);
                if (!end.MayRunAgain)
                    break;
            }
            Settle([unit], end.Failure);
        }
    }

    private End Attempt(List<Unit> units)
    {
        var (isHolding, isCommitting) = (true, false);
        units.ForEach(u => u.HasRun = false);
        try
        {
            _connection.Open();
        }
        catch (Exception e)
        {
            return new End(e, IsOutage: true);
        }
        try
        {
            _connection.Begin();
            Hold(units);
            isHolding = false;
            var isAlone = units.Count == 1;
            if (!isAlone)
                RunTogether(units);
            foreach (var unit in units)
            {
                if (!unit.HasRun && !unit.Skips())
                    RunInGroup(unit, isAlone);
            }
            if (units.TrueForAll(u => u.IsVoid))
            {
                _connection.Rollback();
                return new End(null, MayRunAgain: isAlone && WasOvertaken(units[0]));
            }
            isCommitting = true;
            _connection.Commit();
            _outages.TakesWrites();
            return new End(null);
        }
        catch (Exception e)
        {
            NoteReadOnly(e);
            var isSomebodys = _connection.IsLost;
            _connection.Rollback();
            // Alone on a connection that works, a unit finds the disk just as full the next time.
            var isHopeless = units.Count == 1 && _connection.IsOpen && !e.IsDeadlock() && e.OutageOf() is not null;
            // Once a commit was sent, a lost connection leaves its end unknown: running again could do the work twice.
            return new End(
                e,
                MayRunAgain: !isHopeless
                    && ((isHolding && units.Count > 1) || isSomebodys || e.IsDeadlock() || (!isCommitting && !_connection.IsOpen)));
        }
    }

    /// <summary>Locks, in one order, what the turns of this group may touch: nothing of it was read yet.</summary>
    private void Hold(List<Unit> units)
    {
        if (!_connection.HasRivals)
            return;
        foreach (
            var turns in units.Where(u => u.Turn is not null && !u.Skips()).DistinctBy(u => u.Turn!.Key).GroupBy(u => u.Turn!.GetType()))
            turns.First().Hold(_connection.NewSession(), [.. turns.Select(u => u.Turn!)]).GetAwaiter().GetResult();
    }

    /// <summary>
    /// What can be done for many at once goes first, one unit of each turn: whoever did something before in the same group waits until that
    /// is done. When it fails it is undone, and each of them is run like any other.
    /// </summary>
    private void RunTogether(List<Unit> units)
    {
        var turns = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var set in units
                .Where(u => (u.Turn is null || turns.Add(u.Turn.Key)) && u.Set is not null && !u.Skips())
                .GroupBy(u => u.Set)
                .Where(s => s.Skip(1).Any()))
        {
            _connection.Save();
            Exception? error = null;
            try
            {
                set.First().RunTogether(_connection.NewSession(), [.. set]).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                error = e;
            }
            ThrowIfLost(error);
            if (error is not null)
                _connection.Restore();
        }
    }

    private void RunInGroup(Unit unit, bool isAlone)
    {
        if (!isAlone)
            _connection.Save();
        unit.Run(_connection.NewSession()).GetAwaiter().GetResult();
        NoteReadOnly(unit.Error);
        ThrowIfLost(unit.Error);
        if (isAlone || !unit.IsVoid)
            return;
        _connection.Restore();
        if (!WasOvertaken(unit))
            return;
        unit.Run(_connection.NewSession()).GetAwaiter().GetResult();
        ThrowIfLost(unit.Error);
        if (unit.IsVoid)
            _connection.Restore();
    }

    private void NoteReadOnly(Exception? error) => _isReadOnly |= error?.OutageOf() == Outage.ReadOnly;

    private bool WasOvertaken(Unit unit) => _connection.HasRivals && unit.Error?.IsOvertaken() == true;

    private void ThrowIfLost(Exception? error)
    {
        if (_connection.IsLost || !_connection.IsOpen || error?.IsDeadlock() == true)
            throw new GroupLost(error);
    }

    private sealed class GroupLost(Exception? cause) : Exception("The whole group must be rolled back.", cause);

    private sealed record End(Exception? Failure, bool MayRunAgain = false, bool IsOutage = false);
}
