using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors;

[assembly: AssemblyFixture(typeof(Prism))]

namespace ChatOps.Tests.Vendors;

/// <summary>
/// Answers every call that fits a vendor's own description, and refuses every other with 422 (404 for an unknown path): Stoplight's Prism
/// on a contract of <c>tests/Contracts</c>. It has no memory and its answers are canned: it proves the shape of what we send.
/// </summary>
public sealed class Prism : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Prism>>> All = new();

    private readonly Process? _process;

    /// <summary>For the runner, which disposes it at the end of the run: that is the sign to end those that were started.</summary>
    public Prism() => Url = "";

    private Prism(Process process, string url) => (_process, Url) = (process, url);

    internal string Url { get; }

    /// <summary>
    /// One for each contract, for all tests: reading it takes seconds. Skips the test where Node packages are missing, but never in CI.
    /// What is added goes on top, as RFC 7396 merges.
    /// </summary>
    internal static Task<Prism> Running(string contract, string? added = null) =>
        All.GetOrAdd(contract, _ => new Lazy<Task<Prism>>(() => Start(contract, added))).Value;

    private static async Task<Prism> Start(string contract, string? added = null)
    {
        SecondProcess.IsNeeded();
        var tests = Path.GetFullPath(Path.Combine(Here(), "../.."));
        var prism = Path.Combine(tests, "counterparts/node_modules/@stoplight/prism-cli/dist/index.js");
        if (!File.Exists(prism))
        {
            (Environment.GetEnvironmentVariable("CI") is "1" or "true").ShouldBeFalse(
                "Node packages are missing: run npm ci in tests/counterparts.");
            Assert.Skip("Node packages are missing: run npm ci in tests/counterparts, or ./test.");
        }

        var file = Path.Combine(tests, "Contracts", contract);
        if (added is not null)
        {
            var whole = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
            Merge(whole, JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(tests, "Contracts", added)))!.AsObject());
            file = Path.Combine(Directory.CreateTempSubdirectory("chatops-contract-").FullName, Path.GetFileName(contract));
            await File.WriteAllTextAsync(file, whole.ToJsonString());
        }
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("node", [prism, "mock", "-h", "127.0.0.1", "-p", $"{port}", "--errors", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = new Prism(process, $"http://127.0.0.1:{port}");
        try
        {
            await listening.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            return started;
        }
        catch
        {
            await started.End();
            throw;
        }

        void Heard(string? line)
        {
            if (line?.Contains("Prism is listening", StringComparison.Ordinal) is true)
                listening.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var prism in All.Values.Where(p => p.Value.IsCompletedSuccessfully))
            await (await prism.Value).End();
    }

    private async Task End()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Merge(JsonObject onto, JsonObject added)
    {
        foreach (var (name, value) in added)
        {
            if (value is JsonObject inner && onto[name] is JsonObject known)
                Merge(known, inner);
            else
                onto[name] = value?.DeepClone();
        }
    }

    /// <summary>A port that nobody listens on now.</summary>
    internal static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
