using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using ChatOps.Storage;
using Npgsql;

namespace ChatOps.Benchmarks.Stage;

/// <summary>A network between a host and its PostgreSQL: what the server answers arrives so much later, in its order.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private readonly TimeSpan _delay;

    private Relay(int port, TimeSpan delay) => (_port, _delay) = (port, delay);

    /// <summary>The same database behind a network whose round trip takes this long, until the relay ends.</summary>
    public static Relay Before(DbSettings database, TimeSpan delay, out DbSettings behind)
    {
        var text = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var relay = new Relay(text.Port, delay);
        relay._listener.Start();
        text.Port = ((IPEndPoint)relay._listener.LocalEndpoint).Port;
        behind = new DbSettings { ConnectionString = text.ConnectionString };
        _ = relay.Listen();
        return relay;
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Listen()
    {
        var ct = _end.Token;
        try
        {
            while (true)
                _ = Pass(await _listener.AcceptSocketAsync(ct), ct);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task Pass(Socket host, Ct ct)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        host.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port, ct);
            await Task.WhenAny(Copy(host, server, TimeSpan.Zero, ct), Copy(server, host, _delay, ct));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of them is gone, and so is the connection.
        }
        host.Dispose();
    }

    private static async Task Copy(Socket from, Socket to, TimeSpan delay, Ct ct)
    {
        var under = Channel.CreateUnbounded<(byte[] Bytes, long At)>(new() { SingleReader = true, SingleWriter = true });
        var arriving = Arrive(under.Reader, to, delay, ct);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(), ct) is var read and > 0)
                under.Writer.TryWrite((buffer[..read], Environment.TickCount64));
        }
        finally
        {
            under.Writer.TryComplete();
        }
        await arriving;
    }

    private static async Task Arrive(ChannelReader<(byte[] Bytes, long At)> under, Socket to, TimeSpan delay, Ct ct)
    {
        await foreach (var (bytes, at) in under.ReadAllAsync(ct))
        {
            var left = delay.TotalMilliseconds - (Environment.TickCount64 - at);
            if (left > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(left), ct);
            for (var sent = 0; sent < bytes.Length;)
                sent += await to.SendAsync(bytes.AsMemory(sent), ct);
        }
    }
}
