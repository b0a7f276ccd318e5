namespace ChatOps.Storage;

/// <summary>One unit of work in the writer's queue: run, perhaps run again, and settled once.</summary>
internal abstract class Unit(Ct ct)
{
    // The caller's trace and log scope hold inside the work, although the writer runs it.
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public bool IsCancelled { get; private set; }

    /// <summary>What the last run threw.</summary>
    public Exception? Error { get; private set; }

    protected Session? Session { get; private set; }

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
            var running = Task.CompletedTask;
            if (_context is null)
                running = Work(session);
            else
                ExecutionContext.Run(_context, _ => running = Work(session), null);
            await running;
            session.ThrowIfSpoilt();
        }
        catch (Exception e)
        {
            Error = e;
        }
    }

    /// <summary>After the end of the transaction: the caller gets the result, or why there is none.</summary>
    public void Settle(Exception? failure, OutageLog outages)
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
                Session?.RunAfterCommit();
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

    protected abstract Task Work(Session session);

    protected abstract void Succeed();

    protected abstract void Fail(Exception error);

    protected abstract void Cancel(Ct ct);
}

internal sealed class Unit<T>(Func<Session, Task<T>> work, Ct ct) : Unit(ct)
{
    private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> End => _end.Task;

    protected override async Task Work(Session session) => _result = await work(session);

    protected override void Succeed() => _end.TrySetResult(_result!);

    protected override void Fail(Exception error) => _end.TrySetException(error);

    protected override void Cancel(Ct ct) => _end.TrySetCanceled(ct);
}
