using ChatOps.Storage;

namespace ChatOps.Benchmarks.Stage;

/// <summary>The built host, connected to the stand-in of the vendors.</summary>
internal static class OurHost
{
    /// <summary>In a process of its own.</summary>
    public static Task<Running> Start(string folder, string keys, DbSettings database, Vendors vendors, int port, Ct ct) => Running.Start(
        folder, new Dictionary<string, string>(), ["dotnet", Repository.BuiltHost, .. Arguments(keys, database, vendors, port)], new Uri($"http://127.0.0.1:{port}/health/ready"), ct);

    private static string[] Arguments(string keys, DbSettings database, Vendors vendors, int port) =>
        ["--Urls", $"http://127.0.0.1:{port}", "--Content:Key", $"file:{keys}", "--Database:ConnectionString", database.ConnectionString, .. vendors.Arguments];
}
