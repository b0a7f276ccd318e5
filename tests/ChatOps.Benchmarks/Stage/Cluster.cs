using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ChatOps.Benchmarks.Stage;

/// <summary>A PostgreSQL of this run's own, with durable commits: loopback, a free port, trust. Stopped and removed at the end.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"chatops-bench-pg-{Guid.NewGuid():N}");
    private readonly int _port = Repository.FreePort();

    private Cluster()
    {
    }

    public static async Task<Cluster> Start()
    {
        var cluster = new Cluster();
        Directory.CreateDirectory(cluster._folder);
        if (Environment.IsPrivilegedProcess)
            await Run("chown", "postgres", cluster._folder);
        await cluster.Execute("initdb", "-D", cluster._folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        const string Memory = "-c shared_buffers=256MB -c max_wal_size=4GB";
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {cluster._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={cluster._folder} {Memory}");
        await cluster.Execute(
            "pg_ctl", "start", "-D", cluster._folder, "-w", "-s", "-l", Path.Combine(cluster._folder, "log"), "-o", options);
        return cluster;
    }

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}");

    public string Url(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://postgres@127.0.0.1:{_port}/{database}");

    public async Task Do(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Processor time of the postmaster and its children.</summary>
    public TimeSpan Cpu()
    {
        var postmaster = File.ReadLines(Path.Combine(_folder, "postmaster.pid")).First();
        return TimeSpan.FromMilliseconds(
            10 * Directory.GetDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])).Sum(d => Ticks(d, postmaster)));
    }

    /// <summary>Hundredths of a second; none when it is another's, or has just ended.</summary>
    private static long Ticks(string process, string postmaster)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(process, "stat"));
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[1] == postmaster || Path.GetFileName(process) == postmaster
                ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Execute("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w", "-s");
        Directory.Delete(_folder, recursive: true);
        File.Delete($"{_folder}.log");
    }

    /// <summary>PostgreSQL refuses to run as root: there it runs as its own user.</summary>
    private Task Execute(string program, params string[] arguments)
    {
        var path = Path.Combine(
            Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Order().Last(), program);
        string[] asUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", path] : [path];
        return Run("sh", ["-c", $"exec \"$@\" >> '{_folder}.log' 2>&1", "sh", .. asUser, .. arguments]);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath() })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {arguments[^1]} ended with {process.ExitCode}.");
    }
}
