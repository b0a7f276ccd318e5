using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChatOps.Storage;
using ChatOps.Storage.Postgres;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace ChatOps.Tests.Hosting;

/// <summary>
/// A PostgreSQL of this test run's own: made in a temporary folder when the first test asks, stopped at the end. Loopback, a free port,
/// trust.
/// </summary>
public sealed partial class PostgresCluster : IAsyncDisposable
{
    private const string Template = "migrated";

    /// <summary>
    /// A server whose data nobody wants back: nothing is forced to a disk, and no process tidies up behind databases that live for seconds.
    /// </summary>
    private const string NothingLasts =
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c "
        + "jit=off -c plan_cache_mode=force_generic_plan -c join_collapse_limit=1 -c from_collapse_limit=1 "
        + "-c checkpoint_timeout=1h -c max_wal_size=4GB -c max_connections=400 -c shared_buffers=128MB";

    /// <summary>Rows that were deleted stay in their files: nobody tidies up.</summary>
    private const int MostUses = 50;

    /// <summary>
    /// Its tables, columns, indexes, triggers and constraints by number, what is set for it alone, the rows that migrating wrote, whether
    /// it has grown, and how many are at work in it.
    /// </summary>
    private const string Shape = """
        SELECT concat_ws(' ',
            (SELECT string_agg(concat_ws(':', oid, relnatts, relhastriggers, relchecks, relrowsecurity), ',' ORDER BY oid) FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't'),
            (SELECT string_agg(concat_ws(':', oid, tgenabled), ',' ORDER BY oid) FROM pg_trigger WHERE oid >= 16384),
            (SELECT string_agg(oid::text, ',' ORDER BY oid) FROM pg_constraint WHERE oid >= 16384),
            (SELECT COUNT(*) FROM pg_proc WHERE oid >= 16384),
            (SELECT COUNT(*) FROM pg_attribute WHERE attrelid >= 16384 AND attisdropped),
            (SELECT COUNT(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database()),
            (SELECT string_agg(m::text, ',' ORDER BY m::text) FROM migrations m),
            (SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()),
            pg_database_size(current_database()) > 40000000)
        """;

    /// <summary>What empties every table but the list of migrations, whatever points at it.</summary>
    private const string Deletions = """
        SELECT 'SET session_replication_role = replica;' || string_agg(format('DELETE FROM %I', relname), ';' ORDER BY relname) || ';SET session_replication_role = origin'
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'
        """;

    private static readonly ConcurrentDictionary<string, bool> Spoilt = new();

    private static readonly SemaphoreSlim Gate = new(1);
    private static Task<PostgresCluster>? s_running;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"chatops-pg-{Guid.NewGuid():N}");
    private int _port;
    private int _databases;
    private readonly Lazy<Task<string>> _template;
    private readonly ConcurrentStack<DbSettings> _emptied = [];
    private readonly ConcurrentDictionary<string, int> _uses = new();
    private string _deletions = "";

    public PostgresCluster() => _template = new(MakeTemplate);

    /// <summary>Why there is no PostgreSQL here, or null. In CI there must be one.</summary>
    public static string? Absence { get; } =
        Binaries() is null && Environment.GetEnvironmentVariable("CI") is null
            ? "PostgreSQL is not installed (/usr/lib/postgresql/*/bin)."
            : null;

    internal static async Task<PostgresCluster> Running()
    {
        SecondProcess.IsNeeded();
        await Gate.WaitAsync();
        try
        {
            return await (s_running ??= new PostgresCluster().Start());
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>A fresh database: as migrated, or with nothing in it.</summary>
    internal async Task<DbSettings> NewDatabase(bool isMigrated)
    {
        if (!isMigrated)
            return new DbSettings { ConnectionString = ConnectionString(await Create("template0")) };
        await _template.Value;
        if (_emptied.TryPop(out var emptied))
            return emptied;
        // Only types that PostgreSQL is born with: reading the list of them costs each pool of connections 30 ms.
        var settings = new DbSettings
        {
            ConnectionString = ConnectionString(await Create(Template)) + ";Server Compatibility Mode=NoTypeLoading",
        };
        return settings with { Pool = NpgsqlDataSource.Create(PostgresConnections.Describe(settings)) };
    }

    /// <summary>
    /// Nobody gets the databases named here after this test: another process was told of them, or somebody's rights in them were changed.
    /// </summary>
    internal static void Spoil(params IEnumerable<string> told)
    {
        foreach (var text in told)
        {
            if (DatabaseName().Match(text) is { Success: true } match)
                Spoilt[match.Groups[1].Value] = true;
        }
    }

    /// <summary>
    /// Somebody's database is not needed any more. A migrated one is emptied and given to the next who asks, with its open connections: one
    /// connection costs the server 40 ms, and a host has six.
    /// </summary>
    internal async Task Drop(DbSettings settings)
    {
        var name = new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database!;
        if (
            settings.Pool is not null
            && !Spoilt.ContainsKey(name)
            && _uses.AddOrUpdate(name, 1, (_, uses) => uses + 1) < MostUses
            && await Empty(settings.Pool))
        {
            _emptied.Push(settings);
            return;
        }
        if (settings.Pool is not null)
            await settings.Pool.DisposeAsync();
        await using (var connection = new NpgsqlConnection(settings.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await Run($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>False: somebody is still at work in it, or it is not as it was made, apart from its rows.</summary>
    private async Task<bool> Empty(NpgsqlDataSource pool)
    {
        try
        {
            await using var connection = await pool.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(Shape, connection);
            if ((string?)await command.ExecuteScalarAsync() != await _template.Value)
                return false;
            command.CommandText = _deletions;
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            // Gone, read-only, or no longer migrated.
            return false;
        }
    }

    private async Task<string> Create(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Run($"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    /// <summary>
    /// The runner makes one instance of its own and disposes it at the end of the run: that is the sign to stop the server.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (s_running is not { } running)
            return;
        s_running = null;
        var cluster = await running;
        await cluster.Execute("pg_ctl", "stop", "-D", cluster._folder, "-m", "immediate", "-w", "-s");
        Directory.Delete(cluster._folder, recursive: true);
        File.Delete($"{cluster._folder}.log");
    }

    private async Task<PostgresCluster> Start()
    {
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
            await Start("chown", "postgres", _folder);
        await Execute("initdb", "-D", _folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        _port = FreePort();
        var options = string.Create(
            CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} {NothingLasts}");
        await Execute("pg_ctl", "start", "-D", _folder, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o", options);
        return this;
    }

    /// <summary>Migrated, with the scheduler's tables. Its shape.</summary>
    private async Task<string> MakeTemplate()
    {
        await Run($"CREATE DATABASE {Template}");
        // Unpooled: a database that somebody is connected to cannot be copied.
        var text = ConnectionString(Template) + ";Pooling=false";
        await new Migrator(new DbSettings { ConnectionString = text }, SystemClock.Instance).Migrate(Ct.None);
        await using (
            var scheduler = new ServiceCollection()
                .AddLogging()
                .AddQuartz(q => q.UsePersistentStore(s => s.UsePostgres(text).ProvisionSchema()))
                .BuildServiceProvider())
            await (await scheduler.GetRequiredService<ISchedulerFactory>().GetScheduler()).Shutdown();
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Deletions, connection);
        _deletions = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = Shape;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}");

    private async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// PostgreSQL refuses to run as root: there it runs as its own user. Its output goes to a file: a pipe would be kept open by the
    /// server.
    /// </summary>
    private async Task Execute(string program, params string[] arguments)
    {
        var path = Path.Combine(
            Binaries() ?? throw new InvalidOperationException("CI needs PostgreSQL in /usr/lib/postgresql/*/bin."), program);
        string[] asUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path] : [path];
        await Start("sh", ["-c", $"exec \"$@\" >> '{_folder}.log' 2>&1", "sh", .. asUser, .. arguments]);
    }

    private async Task Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath() })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {arguments[^1]} ended with {process.ExitCode}: see {_folder}.log.");
    }

    private static string? Binaries() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(d => Path.Combine(d, "bin"))
                .Where(d => File.Exists(Path.Combine(d, "initdb")))
                .Order()
                .LastOrDefault()
            : null;

    [GeneratedRegex("Database=(test_[0-9]+)")]
    private static partial Regex DatabaseName();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
