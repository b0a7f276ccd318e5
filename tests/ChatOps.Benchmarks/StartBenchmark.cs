using System.Diagnostics;
using System.Globalization;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks;

/// <summary>
/// From the start of the published host's process to the first 200 of <c>/health/ready</c>: on an empty folder, and again on the same one.
/// </summary>
internal static class StartBenchmark
{
    public static async Task Run(Options options, Ct ct)
    {
        var published = Directory.CreateTempSubdirectory("chatops-published-").FullName;
        try
        {
            await Publish(published, ct);
            var (first, later, memory) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < options.Rounds; round++)
            {
                var folder = Directory.CreateTempSubdirectory("chatops-start-").FullName;
                foreach (var times in (List<double>[])[first, later])
                {
                    var (time, bytes) = await Start(published, folder, ct);
                    times.Add(time.TotalMilliseconds);
                    memory.Add(bytes / 1048576.0);
                }
                Directory.Delete(folder, recursive: true);
            }
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Start, medians of {options.Rounds}: first run ready after {Figures.Middle(first):N0} ms, later runs after "
                    + $"{Figures.Middle(later):N0} ms; RSS then {Figures.Middle(memory):N0} MiB"));
        }
        finally
        {
            Directory.Delete(published, recursive: true);
        }
    }

    private static async Task<(TimeSpan Time, long Memory)> Start(string published, string folder, Ct ct)
    {
        var url = $"http://127.0.0.1:{Repository.FreePort()}";
        var since = Stopwatch.StartNew();
        using var host = await Running.Start(
            folder,
            new Dictionary<string, string>(),
            ["dotnet", Path.Combine(published, "ChatOps.dll"), "--Urls", url],
            new Uri($"{url}/health/ready"),
            ct);
        return (since.Elapsed, host.Memory);
    }

    private static async Task Publish(string folder, Ct ct)
    {
        var start = new ProcessStartInfo("dotnet", ["publish", Repository.Project, "-c", "Release", "-v", "q", "-o", folder])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        await publish.StandardOutput.ReadToEndAsync(ct);
        await publish.WaitForExitAsync(ct);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException("dotnet publish failed.");
    }
}
