using System.Net;
using System.Net.Sockets;

namespace ChatOps.Benchmarks.Stage;

/// <summary>Where things lie, and addresses that are free.</summary>
internal static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    public static string Peer => Path.Combine(Root, "tests", "ChatOps.Benchmarks", "peer");

    public static string Project => Path.Combine(Root, "src", "ChatOps");

    /// <summary>The Release build that this program was built with.</summary>
    public static string BuiltHost => Path.Combine(Project, "bin", "Release", "net10.0", "ChatOps.dll");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "ChatOps.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } above ? Find(above)
        : throw new InvalidOperationException("The repository was not found above this program.");
}
