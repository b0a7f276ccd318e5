using ChatOps.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// Fills PostgreSQL's tables from those of a SQLite file with the same migrations: a row at a time over the wire would take many times as
/// long.
/// </summary>
internal static class Transfer
{
    private const string Columns = """
        SELECT c.table_name, c.column_name, c.data_type
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE c.table_schema = 'public' AND c.table_name <> 'migrations' AND t.table_type = 'BASE TABLE'
        ORDER BY c.table_name, c.ordinal_position
        """;

    public static async Task Run(DbSettings from, DbSettings to, Ct ct)
    {
        await using var file = new SqliteConnection(from.ConnectionString + ";Pooling=false");
        await file.OpenAsync(ct);
        await using var server = new NpgsqlConnection(to.ConnectionString + ";Pooling=false");
        await server.OpenAsync(ct);
        // Rows come table by table: what refers to what was checked where they come from.
        await using (var trusting = new NpgsqlCommand("SET session_replication_role = replica", server))
            await trusting.ExecuteNonQueryAsync(ct);
        foreach (var table in (await Read(server, ct)).GroupBy(c => c.Table))
            await Copy(file, server, table.Key, [.. table], ct);
    }

    private static async Task<List<Column>> Read(NpgsqlConnection server, Ct ct)
    {
        await using var command = new NpgsqlCommand(Columns, server);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var columns = new List<Column>();
        while (await rows.ReadAsync(ct))
            columns.Add(new Column(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return columns;
    }

    private static async Task Copy(SqliteConnection file, NpgsqlConnection server, string table, IReadOnlyList<Column> columns, Ct ct)
    {
        var names = string.Join(", ", columns.Select(c => c.Name));
        await using var command = file.CreateCommand();
        command.CommandText = $"SELECT {names} FROM {table}";
        await using var rows = await command.ExecuteReaderAsync(ct);
        await using var import = await server.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", ct);
        while (await rows.ReadAsync(ct))
        {
            await import.StartRowAsync(ct);
            for (var i = 0; i < columns.Count; i++)
                await Write(import, columns[i].Type, rows.GetValue(i), ct);
        }
        await import.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter import, string type, object value, Ct ct) => (type, value) switch
    {
        (_, DBNull) => import.WriteNullAsync(ct),
        ("text", string text) => import.WriteAsync(text, NpgsqlDbType.Text, ct),
        ("bigint", long number) => import.WriteAsync(number, NpgsqlDbType.Bigint, ct),
        ("integer", long number) => import.WriteAsync((int)number, NpgsqlDbType.Integer, ct),
        ("boolean", long number) => import.WriteAsync(number != 0, NpgsqlDbType.Boolean, ct),
        ("double precision", double number) => import.WriteAsync(number, NpgsqlDbType.Double, ct),
        ("bytea", byte[] bytes) => import.WriteAsync(bytes, NpgsqlDbType.Bytea, ct),
        _ => throw new NotSupportedException($"A {value.GetType().Name} where a {type} stands."),
    };

    private sealed record Column(string Table, string Name, string Type);
}
