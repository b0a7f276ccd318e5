using ChatOps.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ChatOps.Benchmarks.Stage;

/// <summary>The built host, connected to the stand-in of the vendors.</summary>
internal static class OurHost
{
    /// <summary>Settings that let in what comes from this machine without a token, as a local Teams client does.</summary>
    public static readonly IReadOnlyList<string> Open = ["--environment", "Development", "--Teams:AllowAnonymousLoopback", "true"];

    /// <summary>In a process of its own.</summary>
    public static Task<Running> Start(string folder, string keys, DbSettings database, Vendors vendors, int port, Ct ct) =>
        Start(folder, keys, database, vendors, port, [], ct);

    /// <summary>Likewise, with more settings.</summary>
    public static Task<Running> Start(
        string folder, string keys, DbSettings database, Vendors vendors, int port, IReadOnlyList<string> more, Ct ct) =>
        Running.Start(
            folder,
            new Dictionary<string, string>(),
            ["dotnet", Repository.BuiltHost, .. Arguments(keys, database, vendors, port), .. more],
            new Uri($"http://127.0.0.1:{port}/health/ready"),
            ct);

    /// <summary>In this process and not started: nothing of it happens by itself.</summary>
    public static WebApplication Build(string keys, DbSettings database, Vendors vendors) =>
        Host.Build(Arguments(keys, database, vendors, Repository.FreePort()), builder => builder.Logging.ClearProviders());

    private static string[] Arguments(string keys, DbSettings database, Vendors vendors, int port) =>
        [
            "--Urls",
            $"http://127.0.0.1:{port}",
            "--Content:Key",
            $"file:{keys}",
            "--Database:ConnectionString",
            database.ConnectionString,
            .. vendors.Arguments,
        ];
}
