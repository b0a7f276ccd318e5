using System.Data.Common;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>Readings on one connection of Npgsql, which prepares by itself what it sees twice.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : IStatements, IAsyncDisposable
{
    public Engine Engine => Engine.Postgres;

    public async ValueTask<int> Execute(Statement statement, object? values)
    {
        await using var command = Command(statement, values);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask<Sent> Send(Statement statement, object? values, int atLeast)
    {
        var sent = new Sent { Rows = await Execute(statement, values) };
        return sent.Rows >= atLeast ? sent : throw new InvalidOperationException($"{statement.Name} changed {sent.Rows} rows.");
    }

    public async ValueTask<List<T>> Query<T>(Statement statement, object? values)
    {
        await using var command = Command(statement, values);
        await using var answer = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        var row = new PostgresRow(answer);
        var read = statement.NumberedFor(Engine.Postgres).Reader<T>(() => ColumnsOf(answer));
        while (await answer.ReadAsync())
            rows.Add(read(row));
        // What fails after the last row fails here.
        await answer.NextResultAsync();
        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    internal static string[] ColumnsOf(DbDataReader answer) => [.. Enumerable.Range(0, answer.FieldCount).Select(answer.GetName)];

    private NpgsqlCommand Command(Statement statement, object? values)
    {
        var text = statement.NumberedFor(Engine.Postgres);
        var command = new NpgsqlCommand(text.Text, connection);
        text.Put(values, new PostgresValues(command.Parameters));
        return command;
    }
}
