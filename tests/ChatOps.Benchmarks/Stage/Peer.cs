using System.Diagnostics;
using System.Globalization;

namespace ChatOps.Benchmarks.Stage;

/// <summary>The application in <c>peer/</c>: the vendor's own framework, with the same promise as ours that what is answered is kept.</summary>
internal static class Peer
{
    /// <summary>Anew when what is there is older than what is asked for.</summary>
    public static async Task Install()
    {
        var installed = Path.Combine(Repository.Peer, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Repository.Peer, "package-lock.json")))
            return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Repository.Peer })!;
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException("npm ci failed.");
    }

    public static Task<Running> Start(string folder, IReadOnlyDictionary<string, string> store, int port, Ct ct) => Running.Start(
        folder,
        new Dictionary<string, string>(store) { ["PEER_PORT"] = port.ToString(CultureInfo.InvariantCulture), ["PEER_SECRET"] = Load.SlackShares.SigningSecret, ["NODE_ENV"] = "production" },
        ["node", Path.Combine(Repository.Peer, "app.js")],
        new Uri($"http://127.0.0.1:{port}/"),
        ct);
}
