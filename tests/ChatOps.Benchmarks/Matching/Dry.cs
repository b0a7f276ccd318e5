using System.Diagnostics;
using System.Globalization;

namespace ChatOps.Benchmarks.Matching;

/// <summary>One dry run of the built program, in a process of its own.</summary>
/// <param name="Seconds">From the start of the process to its end.</param>
/// <param name="Memory">Resident at most, in MiB.</param>
/// <param name="Bound">As it says.</param>
/// <param name="Groups">As it wrote them.</param>
internal sealed record Dry(double Seconds, double Memory, long Bound, IReadOnlyList<int[]> Groups)
{
    public static async Task<Dry> Run(string program, string folder, Ct ct)
    {
        var since = Stopwatch.StartNew();
        var start = new ProcessStartInfo(
            "dotnet", [program, "match", "--people", "people.csv", "--history", "history.csv", "--keep", "keep.csv", "--out", "pairs.csv"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var memory = 0.0;
        while (!process.HasExited)
        {
            memory = Math.Max(memory, Peak(process.Id));
            await Task.Delay(5, ct);
        }

        await process.WaitForExitAsync(ct);
        var seconds = since.Elapsed.TotalSeconds;
        var said = await output;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"match ended with {process.ExitCode}.");
        var bound = said.Split('\n').First(l => l.StartsWith("proven upper bound: ", StringComparison.Ordinal)).Split(' ')[^1];
        var rows = (await File.ReadAllLinesAsync(Path.Combine(folder, "pairs.csv"), ct)).Skip(1).Select(l => l.Split(','));
        return new Dry(
            seconds,
            memory,
            long.Parse(bound, CultureInfo.InvariantCulture),
            [.. rows.Select(r => r[..3].Where(x => x.Length > 0).Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray())]);
    }

    /// <summary>The kernel's own high-water mark.</summary>
    private static double Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
