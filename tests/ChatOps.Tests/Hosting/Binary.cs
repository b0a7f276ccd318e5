using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ChatOps.Tests.Hosting;

/// <summary>The built program, run as an operator runs it: a process of its own in a working folder of its own.</summary>
internal sealed class Binary : IAsyncDisposable
{
    private static readonly string Path = System.IO.Path.Combine(
        AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ChatOps.exe" : "ChatOps");

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private static Ct Stop => TestContext.Current.CancellationToken;

    private Binary(Process process) => _process = process;

    public int Id => _process.Id;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    public static Binary Start(Folder folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        SecondProcess.IsNeeded();
        PostgresCluster.Spoil([.. args, .. environment.Values]);
        var start = new ProcessStartInfo(Path, args)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var binary = new Binary(new Process { StartInfo = start });
        binary._process.OutputDataReceived += (_, line) => Append(binary._output, line.Data);
        binary._process.ErrorDataReceived += (_, line) => Append(binary._errors, line.Data);
        binary._process.Start();
        binary._process.BeginOutputReadLine();
        binary._process.BeginErrorReadLine();
        return binary;
    }

    public static Binary Start(Folder folder, params string[] args) => Start(folder, new Dictionary<string, string>(), args);

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(Folder folder, params string[] args)
    {
        await using var binary = Start(folder, args);
        var code = await binary.Ended();
        return (code, binary.Output, binary.Errors);
    }

    /// <summary>The exit code, within a minute.</summary>
    public async Task<int> Ended()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>The first line of standard output that holds this text, within a minute.</summary>
    public Task<string> Says(string text) => Finds(text, () => Output);

    /// <summary>The first line of the log that holds this text, within a minute.</summary>
    public Task<string> Logs(string text) => Finds(text, () => Errors);

    private async Task<string> Finds(string text, Func<string> said)
    {
        for (var left = 1200; left > 0; left--)
        {
            if (said().Split('\n').FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } line)
                return line;
            if (_process.HasExited)
                break;
            await Task.Delay(50, Stop);
        }

        throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"\"{text}\" was never said. Output:\n{Output}\nErrors:\n{Errors}"));
    }

    /// <summary>Ends it as a crash would: at once, with nothing said.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            _ = line is null ? text : text.Append(line).Append('\n');
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
