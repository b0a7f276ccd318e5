using System.Data;
using Microsoft.Data.Sqlite;

namespace ChatOps.Storage;

/// <summary>A SQLite connection with its prepared statements, kept as long as it is open: preparing costs more than running. Not for several threads at once.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IStatements, IDisposable
{
    private readonly Dictionary<Statement, SqliteStatement> _prepared = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, SqliteStatement> _words = [];
    private readonly PinnedBytes _memory = new();

    public Engine Engine => Engine.Sqlite;

    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>False: SQLite has ended the transaction by itself, as it does after some errors (disk full, input or output).</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>The file that is open is no longer the one of this name: it was taken away, renamed or replaced.</summary>
    public bool HasMoved => SqliteEngine.HasMoved(connection.Handle!.DangerousGetHandle());

    public ValueTask<int> Execute(Statement statement, object? values) => new(Prepared(statement).Execute(values));

    /// <summary>At once: there is no way that it would have to go.</summary>
    public ValueTask<Sent> Send(Statement statement, object? values, int atLeast)
    {
        var sent = new Sent { Rows = Prepared(statement).Execute(values) };
        return sent.Rows >= atLeast ? new(sent) : throw new InvalidOperationException($"{statement.Name} changed {sent.Rows} rows.");
    }

    public ValueTask<List<T>> Query<T>(Statement statement, object? values) => new(Prepared(statement).Query<T>(values));

    /// <summary>Runs a few fixed words: <c>COMMIT</c>.</summary>
    public void Run(string words)
    {
        if (!_words.TryGetValue(words, out var prepared))
            _words[words] = prepared = new SqliteStatement(connection, _memory, new Numbered(words, []));
        prepared.Execute(null);
    }

    public void Dispose()
    {
        foreach (var prepared in _prepared.Values.Concat(_words.Values))
            prepared.Dispose();
        _prepared.Clear();
        _words.Clear();
        connection.Dispose();
    }

    private SqliteStatement Prepared(Statement statement)
    {
        if (!_prepared.TryGetValue(statement, out var prepared))
            _prepared[statement] = prepared = new SqliteStatement(connection, _memory, statement.NumberedFor(Engine.Sqlite));
        return prepared;
    }
}
