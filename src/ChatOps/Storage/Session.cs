using System.Data.Common;
using Dapper;

namespace ChatOps.Storage;

/// <summary>
/// One unit of work, or one reading: a connection with its transaction, and the way to run named statements on it. Stores take it as their first argument.
/// </summary>
internal sealed class Session(Engine engine, DbConnection connection, DbTransaction? transaction)
{
    private List<Action>? _afterCommit;

    public Engine Engine => engine;

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public Task<int> Execute(Statement statement, object? values = null) =>
        connection.ExecuteAsync(statement.For(engine), values, transaction);

    public async Task<IReadOnlyList<T>> Query<T>(Statement statement, object? values = null) =>
        (await connection.QueryAsync<T>(statement.For(engine), values, transaction)).AsList();

    /// <summary>The only row, or null.</summary>
    public Task<T?> Find<T>(Statement statement, object? values = null) =>
        connection.QuerySingleOrDefaultAsync<T>(statement.For(engine), values, transaction);

    /// <summary>The work came to nothing (a form to correct): its savepoint is rolled back, its result still returned.</summary>
    public void Undo() => IsUndone = true;

    internal bool IsUndone { get; private set; }

    /// <summary>Something to do once the work is durable, such as waking the outbox worker. Never runs when the work is undone.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    internal void RunAfterCommit() => _afterCommit?.ForEach(a => a());
}
