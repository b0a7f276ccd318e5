using ChatOps.Storage.Outages;

namespace ChatOps.Storage.Writing;

/// <summary>One unit of work in the writer's queue: run, perhaps run again, and settled once.</summary>
internal abstract class Unit(Ct ct)
{
    // The caller's trace and log scope hold inside the work, although the writer runs it.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public bool IsCancelled { get; private set; }

    /// <summary>What the last run threw.</summary>
    public Exception? Error { get; private set; }

    protected Session? Session { get; private set; }

    /// <summary>Whose work it is: units of one turn run in the order in which they came. Null: it has no order.</summary>
    public WriteTurn? Turn { get; init; }

    /// <summary>The caller has the result, or why there is none.</summary>
    public abstract bool IsSettled { get; }

    /// <summary>Units with the same one can be run together; null: always alone.</summary>
    public virtual object? Set => null;

    /// <summary>It was run together with others, in this attempt.</summary>
    public bool HasRun { get; set; }

    /// <summary>The last run came to nothing: there is nothing to commit.</summary>
    public bool IsVoid => Error is not null || Session is null or { IsUndone: true };

    /// <summary>Only before it starts can a unit be cancelled.</summary>
    public bool Skips()
    {
        if (Session is null && ct.IsCancellationRequested)
            IsCancelled = true;
        return IsCancelled;
    }

    /// <summary>Runs the work; what it throws is kept in <see cref="Error"/>.</summary>
    public async Task Run(Session session)
    {
        Session = session;
        Error = null;
        try
        {
            await InContext(() => Work(session));
            await session.Finish();
        }
        catch (Exception e)
        {
            Error = e;
        }
    }

    /// <summary>Locks what these turns may touch, in the context of this one.</summary>
    public Task Hold(Session session, IReadOnlyList<WriteTurn> turns) => InContext(() => Turn!.Hold(session, turns));

    /// <summary>
    /// Runs the work of all of them that can be run together, in the context of this one, and marks these. What it throws is nobody's
    /// fault: each may still be run alone.
    /// </summary>
    public async Task RunTogether(Session session, IReadOnlyList<Unit> units) => await InContext(() => WorkTogether(session, units));

    /// <summary>
    /// After the end of the transaction: the caller gets the result, or why there is none; <paramref name="calls"/> what is to be called
    /// once all have.
    /// </summary>
    public void Settle(Exception? failure, OutageLog outages, HashSet<Action> calls)
    {
        if (IsCancelled)
        {
            Cancel(ct);
            return;
        }
        try
        {
            var error = Error ?? failure;
            if (error is null && !IsVoid)
                Session?.RunAfterCommit(calls);
            if (error is null)
                Succeed();
            else
                Fail(outages.Tell(error));
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    protected virtual Task WorkTogether(Session session, IReadOnlyList<Unit> units) => Task.CompletedTask;

    private Task InContext(Func<Task> work)
    {
        if (_context is null)
            return work();
        var running = Task.CompletedTask;
        ExecutionContext.Run(_context, _ => running = work(), null);
        return running;
    }

    /// <summary>The work was done, together with others.</summary>
    protected void HasRunIn(Session session) => (Session, Error, HasRun) = (session, null, true);

    protected abstract Task Work(Session session);

    protected abstract void Succeed();

    protected abstract void Fail(Exception error);

    protected abstract void Cancel(Ct ct);
}

internal abstract class Unit<T>(Ct ct) : Unit(ct)
{
    private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> End => _end.Task;

    public override bool IsSettled => _end.Task.IsCompleted;

    protected abstract Task<T> Do(Session session);

    protected void Take(Session session, T result)
    {
        _result = result;
        HasRunIn(session);
    }

    protected override async Task Work(Session session) => _result = await Do(session);

    protected override void Succeed() => _end.TrySetResult(_result!);

    protected override void Fail(Exception error) => _end.TrySetException(error);

    protected override void Cancel(Ct ct) => _end.TrySetCanceled(ct);
}

internal sealed class LoneUnit<T>(Func<Session, Task<T>> work, Ct ct) : Unit<T>(ct)
{
    protected override Task<T> Do(Session session) => work(session);
}
