using System.Diagnostics;

namespace ChatOps.Benchmarks.Stage;

/// <summary>
/// A server in a process of its own. Its output goes to a file; its end is a kill, so that what it answered has to be durable.
/// </summary>
internal sealed class Running : IDisposable
{
    private readonly Process _process;

    private Running(Process process) => _process = process;

    /// <summary>Processor time of all its threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the program and returns once <paramref name="ready"/> answers with success.</summary>
    public static async Task<Running> Start(
        string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> command, Uri ready, Ct ct)
    {
        var output = Path.Combine(folder, "output.log");
        var start = new ProcessStartInfo("sh", ["-c", $"exec \"$@\" >> '{output}' 2>&1", "sh", .. command]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var running = new Running(Process.Start(start)!);
        try
        {
            await running.Answers(ready, ct);
            return running;
        }
        catch (Exception e)
        {
            running.Dispose();
            throw new InvalidOperationException($"{command[0]} did not get ready: {await File.ReadAllTextAsync(output, ct)}", e);
        }
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task Answers(Uri ready, Ct ct)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var since = Stopwatch.StartNew();
        while (since.Elapsed < TimeSpan.FromSeconds(30) && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(ready, ct);
                if ((int)answer.StatusCode is < 300 or 404)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // Not there yet, or too slow on a busy machine.
            }
            await Task.Delay(2, ct);
        }
        throw new TimeoutException();
    }
}
