using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>
/// Runs statements on one connection of Npgsql, which prepares by itself what it sees twice. With await, or without where a thread has nothing else to do:
/// then a statement costs less than half.
/// </summary>
internal sealed class PostgresStatements(NpgsqlConnection connection, bool blocks) : IStatements, IAsyncDisposable
{
    public Engine Engine => Engine.Postgres;

    public async ValueTask<int> Execute(Statement statement, object? values)
    {
        await using var command = Command(statement, values);
        return blocks ? command.ExecuteNonQuery() : await command.ExecuteNonQueryAsync();
    }

    public async ValueTask<List<T>> Query<T>(Statement statement, object? values)
    {
        await using var command = Command(statement, values);
        await using var answer = blocks ? command.ExecuteReader() : await command.ExecuteReaderAsync();
        var rows = new List<T>();
        var row = new PostgresRow(answer);
        var read = statement.NumberedFor(Engine.Postgres).Reader<T>(() => ColumnsOf(answer));
        while (blocks ? answer.Read() : await answer.ReadAsync())
            rows.Add(read(row));
        // What fails after the last row fails here.
        _ = blocks ? answer.NextResult() : await answer.NextResultAsync();
        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private NpgsqlCommand Command(Statement statement, object? values)
    {
        var text = statement.NumberedFor(Engine.Postgres);
        var command = new NpgsqlCommand(text.Text, connection);
        text.Put(values, new PostgresValues(command.Parameters));
        return command;
    }

    private static string[] ColumnsOf(DbDataReader answer) => [.. Enumerable.Range(0, answer.FieldCount).Select(answer.GetName)];
}
