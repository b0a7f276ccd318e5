namespace ChatOps.Storage;

/// <summary>
/// One unit of work, or one reading: the way to run named statements on its connection. Stores take it as their first argument. Values go by name into the
/// statement, columns by name into members.
/// A statement that failed spoils the unit on PostgreSQL, so what may collide is written with <c>ON CONFLICT</c>, not caught.
/// </summary>
internal sealed class Session(IStatements statements)
{
    private List<Action>? _afterCommit;
    private Exception? _spoiltBy;

    public Engine Engine => statements.Engine;

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public async Task<int> Execute(Statement statement, object? values = null)
    {
        StatementsRun.Count(statement);
        try
        {
            return await statements.Execute(statement, values);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Runs a statement for whose end nobody waits: on PostgreSQL it travels with the next one. It fails the unit of work, at the latest at its end, when it
    /// changes fewer rows than <paramref name="atLeast"/>.
    /// </summary>
    public async Task<Sent> Send(Statement statement, object? values = null, int atLeast = 0)
    {
        StatementsRun.Count(statement);
        try
        {
            return await statements.Send(statement, values, atLeast);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    public async Task<IReadOnlyList<T>> Query<T>(Statement statement, object? values = null)
    {
        StatementsRun.Count(statement);
        try
        {
            return await statements.Query<T>(statement, values);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    /// <summary>The only row, or null.</summary>
    /// <exception cref="InvalidOperationException">There are more.</exception>
    public async Task<T?> Find<T>(Statement statement, object? values = null) => await Query<T>(statement, values) switch
    {
        [] => default,
        [var only] => only,
        _ => throw new InvalidOperationException($"{statement.Name} found more than one row."),
    };

    /// <summary>The work came to nothing (a form to correct): its savepoint is rolled back, its result still returned.</summary>
    public void Undo() => IsUndone = true;

    internal bool IsUndone { get; private set; }

    /// <summary>Something to do once the work is durable, such as waking the outbox worker. Never runs when the work is undone.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    internal void RunAfterCommit() => _afterCommit?.ForEach(a => a());

    /// <summary>PostgreSQL answers the COMMIT of a spoilt transaction with a quiet rollback: nobody may believe that it was kept.</summary>
    internal void ThrowIfSpoilt()
    {
        if (_spoiltBy is not null && !IsUndone)
            throw new InvalidOperationException("A statement failed and the work went on: nothing of it was kept.", _spoiltBy);
    }

    // Run as a filter, which never catches.
    private bool Spoils(Exception error)
    {
        if (Engine == Engine.Postgres)
            _spoiltBy = error;
        return false;
    }
}
