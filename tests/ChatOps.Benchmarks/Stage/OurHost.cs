using ChatOps.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ChatOps.Benchmarks.Stage;

/// <summary>The built host, connected to the stand-in of the vendors.</summary>
internal static class OurHost
{
    /// <summary>In a process of its own.</summary>
    public static Task<Running> Start(string folder, string keys, DbSettings database, Vendors vendors, int port, Ct ct) => Running.Start(
        folder, new Dictionary<string, string>(), ["dotnet", Repository.BuiltHost, .. Arguments(keys, database, vendors, port)], new Uri($"http://127.0.0.1:{port}/health/ready"), ct);

    /// <summary>In this process and not started: nothing of it happens by itself.</summary>
    public static WebApplication Build(string keys, DbSettings database, Vendors vendors) =>
        Host.Build(Arguments(keys, database, vendors, Repository.FreePort()), builder => builder.Logging.ClearProviders());

    private static string[] Arguments(string keys, DbSettings database, Vendors vendors, int port) =>
        ["--Urls", $"http://127.0.0.1:{port}", "--Content:Key", $"file:{keys}", "--Database:ConnectionString", database.ConnectionString, .. vendors.Arguments];
}
