using System.Data;
using System.Data.Common;
using ChatOps.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Storage;

/// <summary>
/// Brings the schema up to date: Storage/Migrations/NNNN_name.sql, in order, each once and in a transaction of its own, forward only.
/// </summary>
internal sealed class Migrator(DbSettings settings, IClock clock)
{
    private const string Table = "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)";

    // Any number that no other application of this database uses.
    private const long LockNumber = 0x43_68_61_74_4F_70_73;

    /// <summary>The names of all migrations that this build knows, in order.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(Migrator)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^4])
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder => "ChatOps.Storage.Migrations.";

    /// <summary>Applies what is pending; the names of what was applied. Two instances that start at once wait for each other.</summary>
    public async Task<IReadOnlyList<string>> Migrate(Ct ct)
    {
        if (settings.EngineInUse == Engine.Sqlite)
        {
            await using var file = SqliteWriterConnection.Connect(settings);
            return await Apply(file, "BEGIN IMMEDIATE", ct);
        }
        await using var server = new NpgsqlConnection(settings.ConnectionString);
        await server.OpenAsync(ct);
        await server.ExecuteAsync("SELECT pg_advisory_lock(@LockNumber)", new { LockNumber }, commandTimeout: 0);
        try
        {
            return await Apply(server, "BEGIN", ct);
        }
        finally
        {
            await server.ExecuteAsync("SELECT pg_advisory_unlock(@LockNumber)", new { LockNumber });
        }
    }

    /// <summary>What <see cref="Migrate"/> would apply. Changes nothing: not even a missing file is created.</summary>
    public async Task<IReadOnlyList<string>> Pending(Ct ct)
    {
        await using var connection = OpenToLook();
        if (connection is null)
            return Known;
        await connection.OpenAsync(ct);
        var exists = settings.EngineInUse == Engine.Sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"
            : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'";
        return await connection.ExecuteScalarAsync<long>(exists) == 0 ? Known : Missing(await Applied(connection));
    }

    private DbConnection? OpenToLook()
    {
        if (settings.EngineInUse == Engine.Postgres)
            return new NpgsqlConnection(settings.ConnectionString);
        var text = SqliteConnections.Describe(settings);
        text.Mode = SqliteOpenMode.ReadOnly;
        return File.Exists(text.DataSource) ? new SqliteConnection(text.ToString()) : null;
    }

    private async Task<IReadOnlyList<string>> Apply(DbConnection connection, string begin, Ct ct)
    {
        await connection.ExecuteAsync(Table);
        var pending = Missing(await Applied(connection));
        var applied = new List<string>();
        foreach (var name in pending)
        {
            ct.ThrowIfCancellationRequested();
            await Control(connection, begin);
            try
            {
                if (await IsNew(connection, name))
                {
                    await Run(connection, name);
                    applied.Add(name);
                }
                await Control(connection, "COMMIT");
            }
            catch
            {
                await Control(connection, "ROLLBACK");
                throw;
            }
        }
        return applied;
    }

    /// <summary>Said to be text: Dapper takes a single word for a stored procedure.</summary>
    private static Task<int> Control(DbConnection connection, string word) => connection.ExecuteAsync(word, commandType: CommandType.Text);

    /// <summary>Asked again inside the transaction: another instance may have been first.</summary>
    private static async Task<bool> IsNew(DbConnection connection, string name) =>
        await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM migrations WHERE name = @name", new { name }) == 0;

    private async Task Run(DbConnection connection, string name)
    {
        using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream($"{Folder}{name}.sql")!);
        await connection.ExecuteAsync(await reader.ReadToEndAsync());
        await connection.ExecuteAsync(
            "INSERT INTO migrations (name, applied_at) VALUES (@name, @at)",
            new { name, at = clock.GetCurrentInstant().ToUnixTimeMilliseconds() });
    }

    private static async Task<HashSet<string>> Applied(DbConnection connection) =>
        [.. await connection.QueryAsync<string>("SELECT name FROM migrations")];

    private static IReadOnlyList<string> Missing(HashSet<string> applied) => [.. Known.Where(n => !applied.Contains(n))];
}
