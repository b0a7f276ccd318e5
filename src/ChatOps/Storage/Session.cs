using System.Data;
using System.Data.Common;
using Dapper;

namespace ChatOps.Storage;

/// <summary>
/// One unit of work, or one reading: the way to run named statements on its connection. Stores take it as their first argument. Values go by name into the
/// statement, columns by name into members.
/// A statement that failed spoils the unit on PostgreSQL, so what may collide is written with <c>ON CONFLICT</c>, not caught.
/// </summary>
/// <param name="connection">Open, and used by nobody else meanwhile.</param>
/// <param name="engine">Whose connection it is.</param>
/// <param name="transaction">The unit's. Null: a reading.</param>
internal sealed class Session(DbConnection connection, Engine engine, DbTransaction? transaction = null)
{
    // SQLite does nothing while somebody waits elsewhere, and the writer has a thread of its own: there a statement costs less than half of what it costs with await.
    private readonly bool _blocks = engine == Engine.Sqlite || transaction is not null;

    private List<Action>? _afterCommit;
    private List<Action>? _calls;
    private Exception? _spoiltBy;

    public Engine Engine => engine;

    /// <summary>Which of this process's writers it is; 0 where there is only one, and for a reading.</summary>
    public int Writer { get; init; }

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    /// <exception cref="DbException">The engine refused.</exception>
    public async Task<int> Execute(Statement statement, object? values = null)
    {
        StatementsRun.Count(statement);
        var command = Command(statement, values);
        try
        {
            return _blocks ? Run(command) : await connection.ExecuteAsync(command);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    /// <exception cref="DbException">The engine refused.</exception>
    /// <exception cref="UnreadableRow">A column holds what its member can't take.</exception>
    public async Task<IReadOnlyList<T>> Query<T>(Statement statement, object? values = null)
    {
        StatementsRun.Count(statement);
        var command = Command(statement, values);
        try
        {
            return (_blocks ? Ask<T>(command) : await connection.QueryAsync<T>(command)).AsList();
        }
        catch (DataException)
        {
            // Dapper's own words quote the value, which may be a name.
            throw new UnreadableRow(statement.Name);
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

    /// <summary>Something to do once the work is durable. Never runs when the work is undone.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>Likewise, but once for all that is committed together, after whatever else is done then: waking a worker. It must not throw.</summary>
    public void CallAfterCommit(Action call) => (_calls ??= []).Add(call);

    /// <summary>Once, also where several units share the session.</summary>
    /// <param name="calls">Takes what is to be called when the whole group is told.</param>
    internal void RunAfterCommit(HashSet<Action> calls)
    {
        calls.UnionWith(_calls ?? []);
        var actions = _afterCommit;
        _afterCommit = null;
        actions?.ForEach(a => a());
    }

    /// <summary>PostgreSQL answers the COMMIT of a spoilt transaction with a quiet rollback: nobody may believe that it was kept.</summary>
    internal void ThrowIfSpoilt()
    {
        if (_spoiltBy is not null && !IsUndone)
            throw new InvalidOperationException("A statement failed and the work went on: nothing of it was kept.", _spoiltBy);
    }

    /// <summary>Said to be text: Dapper takes a single word for a stored procedure.</summary>
    private CommandDefinition Command(Statement statement, object? values) => new(statement.For(engine), values, transaction, commandType: CommandType.Text);

    private int Run(CommandDefinition command) => connection.Execute(command);

    private IEnumerable<T> Ask<T>(CommandDefinition command) => connection.Query<T>(command);

    // Run as a filter, which never catches.
    private bool Spoils(Exception error)
    {
        if (Engine == Engine.Postgres)
            _spoiltBy = error;
        return false;
    }
}

/// <summary>A row holds something that can't be read as what it should be. Says which statement found it, and nothing of the value.</summary>
internal sealed class UnreadableRow(string statement) : Exception($"{statement} found a column that can't be read.");
