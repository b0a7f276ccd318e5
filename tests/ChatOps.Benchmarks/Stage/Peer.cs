using System.Diagnostics;
using System.Globalization;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// The applications in <c>peer/</c>: the vendors' own frameworks, with the same promise as ours that what is answered is kept.
/// </summary>
internal static class Peer
{
    /// <summary>Anew when what is there is older than what is asked for.</summary>
    public static async Task Install()
    {
        var installed = Path.Combine(Repository.Peer, "node_modules", ".package-lock.json");
        if (
            File.Exists(installed)
            && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Repository.Peer, "package-lock.json")))
            return;
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Repository.Peer })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException("npm ci failed.");
    }

    /// <summary>Those that let in what has no token do so outside production only, as ours does.</summary>
    public static Task<Running> Start(Side side, string folder, IReadOnlyDictionary<string, string> store, Vendors vendors, int port, Ct ct)
    {
        var environment = new Dictionary<string, string>(side.Issuer is null ? store : store.Concat(vendors.Environment))
        {
            ["PEER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["PEER_SECRET"] = ChatOps.Benchmarks.Load.SlackShares.SigningSecret,
            ["NODE_ENV"] = side.IsOpen ? "development" : "production",
        };
        return Running.Start(
            folder,
            environment,
            ["node", Path.Combine(Repository.Peer, side.Program!)],
            new Uri($"http://127.0.0.1:{port}/"),
            ct);
    }
}
