using System.Data.Common;
using Dapper;

namespace ChatOps.Storage;

/// <summary>
/// One unit of work, or one reading: a connection, and the way to run named statements on it. Stores take it as their first argument.
/// A connection that blocks is used without await: SQLite knows nothing else, and the writer, which has a thread of its own, is far faster so.
/// A statement that failed spoils the unit on PostgreSQL, so what may collide is written with <c>ON CONFLICT</c>, not caught.
/// </summary>
internal sealed class Session(Engine engine, DbConnection connection, bool blocks)
{
    private List<Action>? _afterCommit;
    private Exception? _spoiltBy;

    public Engine Engine => engine;

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public async Task<int> Execute(Statement statement, object? values = null)
    {
        try
        {
            var text = Text(statement);
            return blocks ? connection.Execute(text, values) : await connection.ExecuteAsync(text, values);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    public async Task<IReadOnlyList<T>> Query<T>(Statement statement, object? values = null)
    {
        try
        {
            var text = Text(statement);
            return (blocks ? connection.Query<T>(text, values) : await connection.QueryAsync<T>(text, values)).AsList();
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

    /// <summary>The only row, or null.</summary>
    public async Task<T?> Find<T>(Statement statement, object? values = null)
    {
        try
        {
            var text = Text(statement);
            return blocks ? connection.QuerySingleOrDefault<T>(text, values) : await connection.QuerySingleOrDefaultAsync<T>(text, values);
        }
        catch (Exception e) when (Spoils(e))
        {
            throw;
        }
    }

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

    private string Text(Statement statement)
    {
        var text = statement.For(engine);
        (connection as KeptConnection)?.Expect(text);
        return text;
    }

    // Run as a filter, which never catches.
    private bool Spoils(Exception error)
    {
        if (engine == Engine.Postgres)
            _spoiltBy = error;
        return false;
    }
}
