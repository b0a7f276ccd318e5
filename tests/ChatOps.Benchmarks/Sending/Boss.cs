using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks.Sending;

/// <summary>The peer of the drain: <c>peer/drain.js</c> on pg-boss.</summary>
internal static class Boss
{
    /// <summary>Jobs a second.</summary>
    /// <param name="environment">Where its database is.</param>
    /// <param name="jobs">How many lie there before it begins.</param>
    /// <param name="batch">How many a fetch takes.</param>
    /// <param name="isEachRecorded">Each job by itself, as a sending that must not be repeated; else a batch at once.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<double> Drain(IReadOnlyDictionary<string, string> environment, int jobs, int batch, bool isEachRecorded, Ct ct)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Peer, "drain.js")]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["PEER_JOBS"] = jobs.ToString(CultureInfo.InvariantCulture);
        start.Environment["PEER_BATCH"] = batch.ToString(CultureInfo.InvariantCulture);
        start.Environment["PEER_EACH"] = isEachRecorded ? "yes" : "no";
        start.Environment["NODE_ENV"] = "production";
        using var process = Process.Start(start)!;
        var seconds = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pg-boss ended with {process.ExitCode}.");
        return jobs / double.Parse(seconds, CultureInfo.InvariantCulture);
    }
}
