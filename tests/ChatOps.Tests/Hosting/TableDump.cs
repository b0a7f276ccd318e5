using System.Data.Common;
using System.Text;
using ChatOps.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Tests.Hosting;

/// <summary>Every value of every table, as it lies there; on SQLite also the files, page by page.</summary>
internal static class TableDump
{
    public static async Task<IReadOnlyList<string>> Of(TestDatabase database)
    {
        var isPostgres = database.Settings.EngineInUse == Engine.Postgres;
        await using DbConnection connection = isPostgres
            ? new NpgsqlConnection(database.Settings.ConnectionString)
            : new SqliteConnection(database.Settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await Values(connection, isPostgres
            ? "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            : "SELECT name FROM sqlite_master WHERE type = 'table'");
        var all = new List<string>();
        foreach (var table in tables)
            all.AddRange(await Values(connection, $"SELECT * FROM {table}"));
        if (!isPostgres)
            all.AddRange(Files(new SqliteConnectionStringBuilder(database.Settings.ConnectionString).DataSource));
        return all;
    }

    private static async Task<List<string>> Values(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < reader.FieldCount; i++)
                values.Add(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{reader.GetValue(i)}");
        }

        return values;
    }

    private static IEnumerable<string> Files(string path)
    {
        foreach (var file in new[] { path, $"{path}-wal" }.Where(File.Exists))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return Encoding.Latin1.GetString(memory.ToArray());
        }
    }
}
