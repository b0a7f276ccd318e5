using System.Data;
using System.Data.Common;
using Dapper;

namespace ChatOps.Storage;

/// <summary>
/// One unit of work, or one reading: the way to run named statements on its connection. Stores take it as their first argument. Values go
/// by name into the statement, columns by name into members.
/// A statement that failed spoils the unit on PostgreSQL, so what may collide is written with <c>ON CONFLICT</c>, not caught.
/// </summary>
/// <param name="connection">Open, and used by nobody else meanwhile.</param>
/// <param name="engine">Whose connection it is.</param>
/// <param name="transaction">The unit's. Null: a reading.</param>
internal sealed class Session(DbConnection connection, Engine engine, DbTransaction? transaction = null)
{
    // SQLite does nothing while somebody waits elsewhere, and the writer has a thread of its own: there a statement costs less than half of
    // what it costs with await.
    private readonly bool _blocks = engine == Engine.Sqlite || transaction is not null;

    // Where a server answers, what can wait travels with what can't.
    private readonly RoundTrip? _waiting = engine == Engine.Postgres ? new RoundTrip() : null;

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
        await Send();
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
        if (_waiting is { IsEmpty: false })
            return await (await Ask<T>(statement, values)).Answer();
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

    /// <summary>
    /// A change whose result nobody waits for. On a server it is sent in front of the next statement, at the latest at the end of the unit
    /// of work; until then it has not failed either.
    /// </summary>
    /// <param name="statement">Gives no rows.</param>
    /// <param name="values">As they are now.</param>
    /// <param name="mustChange">No row would be a bug.</param>
    public async Task Later(Statement statement, object values, bool mustChange = false)
    {
        if (_waiting is null)
        {
            if (await Execute(statement, values) == 0 && mustChange)
                throw NothingChanged(statement);
            return;
        }

        StatementsRun.Count(statement);
        if (mustChange)
            _waiting.Add(statement.Name, $"{statement.For(engine).TrimEnd()}\nRETURNING 1", values, rows =>
                ThrowUnlessChanged(rows, statement));
        else
            _waiting.Add(statement.Name, statement.For(engine), values, read: null);
    }

    /// <summary>
    /// A question whose answer is needed a little later. On a server it goes with the next statement; several go together.
    /// </summary>
    public async Task<Asked<IReadOnlyList<T>>> Ask<T>(Statement statement, object? values = null)
    {
        IReadOnlyList<T>? rows = null;
        if (_waiting is null)
        {
            rows = await Query<T>(statement, values);
        }
        else
        {
            StatementsRun.Count(statement);
            _waiting.Add(statement.Name, statement.For(engine), values, reader => rows = reader.Parse<T>().AsList());
        }

        return new Asked<IReadOnlyList<T>>(this, () =>
            rows ?? throw new InvalidOperationException($"{statement.Name} has no answer: what was sent with it failed."));
    }

    /// <summary>Sends whatever waits.</summary>
    /// <exception cref="DbException">The engine refused.</exception>
    internal async Task Send()
    {
        if (_waiting is null or { IsEmpty: true })
            return;
        try
        {
            await _waiting.Send(connection, transaction, _blocks);
        }
        catch (Exception e) when (e is not UnreadableRow && Spoils(e))
        {
            throw;
        }
    }

    /// <summary>The work is done: sends whatever waits, unless all of it is undone.</summary>
    /// <exception cref="InvalidOperationException">A statement failed, and whoever ran it went on.</exception>
    internal async Task Finish()
    {
        if (!IsUndone)
            await Send();
        ThrowIfSpoilt();
    }

    /// <summary>The work came to nothing (a form to correct): its savepoint is rolled back, its result still returned.</summary>
    public void Undo() => IsUndone = true;

    internal bool IsUndone { get; private set; }

    /// <summary>Something to do once the work is durable. Never runs when the work is undone.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>
    /// Likewise, but once for all that is committed together, after whatever else is done then: waking a worker. It must not throw.
    /// </summary>
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
    private void ThrowIfSpoilt()
    {
        if (_spoiltBy is not null && !IsUndone)
            throw new InvalidOperationException("A statement failed and the work went on: nothing of it was kept.", _spoiltBy);
    }

    /// <summary>Said to be text: Dapper takes a single word for a stored procedure.</summary>
    private CommandDefinition Command(Statement statement, object? values) =>
        new(statement.For(engine), values, transaction, commandType: CommandType.Text);

    private static void ThrowUnlessChanged(DbDataReader rows, Statement statement)
    {
        if (!rows.Read())
            throw NothingChanged(statement);
    }

    private static InvalidOperationException NothingChanged(Statement statement) => new($"{statement.Name} changed no row.");

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

/// <summary>
/// A row holds something that can't be read as what it should be. Says which statement found it, and nothing of the value.
/// </summary>
internal sealed class UnreadableRow(string statement) : Exception($"{statement} found a column that can't be read.");
