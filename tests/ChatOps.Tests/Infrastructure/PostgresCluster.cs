using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatOps.Storage;
using ChatOps.Tests.Infrastructure;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace ChatOps.Tests.Infrastructure;

/// <summary>A PostgreSQL of this test run's own: made in a temporary folder when the first test asks, stopped at the end. Loopback, a free port, trust.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Template = "migrated";

    /// <summary>A server whose data nobody wants back: nothing is forced to a disk, and no process tidies up behind databases that live for seconds.</summary>
    private const string NothingLasts =
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c jit=off -c plan_cache_mode=force_generic_plan -c join_collapse_limit=1 -c from_collapse_limit=1 "
        + "-c checkpoint_timeout=1h -c max_wal_size=4GB -c max_connections=400 -c shared_buffers=128MB";

    private static readonly SemaphoreSlim Gate = new(1);
    private static Task<PostgresCluster>? s_running;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"chatops-pg-{Guid.NewGuid():N}");
    private int _port;
    private int _databases;
    private readonly Lazy<Task> _template;

    public PostgresCluster() => _template = new(MakeTemplate);

    /// <summary>Why there is no PostgreSQL here, or null. In CI there must be one.</summary>
    public static string? Absence { get; } =
        Binaries() is null && Environment.GetEnvironmentVariable("CI") is null ? "PostgreSQL is not installed (/usr/lib/postgresql/*/bin)." : null;

    internal static async Task<PostgresCluster> Running()
    {
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

    /// <summary>The connection string of a new database: a copy of the migrated one, or an empty one.</summary>
    internal async Task<string> NewDatabase(bool isMigrated)
    {
        if (isMigrated)
            await _template.Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Run($"CREATE DATABASE {name} TEMPLATE {(isMigrated ? Template : "template0")}");
        return ConnectionString(name);
    }

    internal async Task Drop(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await Run($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>The runner makes one instance of its own and disposes it at the end of the run: that is the sign to stop the server.</summary>
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
        SecondProcess.Starts();
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
            await Start("chown", "postgres", _folder);
        await Execute("initdb", "-D", _folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        _port = FreePort();
        var options = string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} {NothingLasts}");
        await Execute("pg_ctl", "start", "-D", _folder, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o", options);
        return this;
    }

    private async Task MakeTemplate()
    {
        await Run($"CREATE DATABASE {Template}");
        // Unpooled: a database that somebody is connected to cannot be copied.
        await new Migrator(new DbSettings { ConnectionString = ConnectionString(Template) + ";Pooling=false" }, SystemClock.Instance).Migrate(Ct.None);
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

    /// <summary>PostgreSQL refuses to run as root: there it runs as its own user. Its output goes to a file: a pipe would be kept open by the server.</summary>
    private async Task Execute(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries() ?? throw new InvalidOperationException("CI needs PostgreSQL in /usr/lib/postgresql/*/bin."), program);
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
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order().LastOrDefault()
            : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
