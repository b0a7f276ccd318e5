using ChatOps.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatOps.Benchmarks.Stage;

/// <summary>The seeded database, of which every turn gets a fresh copy, and an empty one for the peer.</summary>
internal sealed class Databases : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Cluster? _cluster;
    private int _copies;

    private Databases(string folder, Cluster? cluster) => (_folder, _cluster) = (folder, cluster);

    public Engine Engine => _cluster is null ? Engine.Sqlite : Engine.Postgres;

    public DbSettings Seeded => SettingsOf("seeded");

    public static async Task<Databases> Create(Engine engine, string folder)
    {
        var databases = new Databases(folder, engine == Engine.Postgres ? await Cluster.Start() : null);
        if (databases._cluster is { } cluster)
            await cluster.Do("CREATE DATABASE seeded");
        return databases;
    }

    /// <summary>After seeding: nothing of it is left to do for those who use the copies.</summary>
    public async Task Settle()
    {
        if (_cluster is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _cluster.Do("VACUUM ANALYZE", "seeded");
            await _cluster.Do("CHECKPOINT");
        }
        else
        {
            await using var connection = new SqliteConnection(Seeded.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task<DbSettings> Copy()
    {
        var name = $"copy{++_copies}";
        if (_cluster is not null)
            await _cluster.Do($"CREATE DATABASE {name} TEMPLATE seeded");
        else
            File.Copy(FileOf("seeded"), FileOf(name));
        return SettingsOf(name);
    }

    public async Task<DbSettings> Empty()
    {
        var name = $"empty{++_copies}";
        if (_cluster is not null)
            await _cluster.Do($"CREATE DATABASE {name}");
        return SettingsOf(name);
    }

    /// <summary>What the peer's environment says of its store.</summary>
    public async Task<(DbSettings Settings, IReadOnlyDictionary<string, string> Environment)> ForPeer()
    {
        var name = $"peer{++_copies}";
        if (_cluster is null)
            return (SettingsOf(name), new Dictionary<string, string> { ["PEER_STORE"] = "sqlite", ["PEER_DATABASE"] = FileOf(name) });
        await _cluster.Do($"CREATE DATABASE {name}");
        return (SettingsOf(name), new Dictionary<string, string> { ["PEER_STORE"] = "postgres", ["PEER_DATABASE"] = _cluster.Url(name) });
    }

    public async Task<long> Ask(DbSettings database, string sql)
    {
        await using System.Data.Common.DbConnection connection = _cluster is null
            ? new SqliteConnection(database.ConnectionString + ";Pooling=false")
            : new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>After a change of many rows, as autovacuum would soon do; SQLite goes by what stands in the file.</summary>
    public Task Analyze(DbSettings database) => _cluster?.Do("VACUUM ANALYZE", NameOf(database)) ?? Task.CompletedTask;

    /// <summary>Processor time of the server's processes that live; none on SQLite, which runs in ours.</summary>
    public TimeSpan ServerCpu() => _cluster?.Cpu() ?? TimeSpan.Zero;

    public async Task Drop(DbSettings database)
    {
        if (_cluster is not null)
            await _cluster.Do($"DROP DATABASE {NameOf(database)} WITH (FORCE)");
        else
            Directory
                .GetFiles(_folder, Path.GetFileName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource) + "*")
                .ToList()
                .ForEach(File.Delete);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private DbSettings SettingsOf(string name) =>
        new() { ConnectionString = _cluster?.ConnectionString(name) ?? $"Data Source={FileOf(name)}" };

    private static string NameOf(DbSettings database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    private string FileOf(string name) => Path.Combine(_folder, $"{name}.db");
}
