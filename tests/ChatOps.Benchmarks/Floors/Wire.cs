using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ChatOps.Storage;
using Npgsql;

namespace ChatOps.Benchmarks.Floors;

/// <summary>
/// Stands between a client and PostgreSQL and counts how often the server says that it is ready for the next: one round trip each.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _accepting;
    private long _roundTrips;

    public Wire(DbSettings server)
    {
        _server = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        _listener.Start();
        _accepting = Accept();
    }

    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    public DbSettings Settings =>
        new()
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(_server.ConnectionString)
            {
                Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
                SslMode = SslMode.Disable,
            }.ConnectionString,
        };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Relay(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The end of the run.
        }
    }

    private async Task Relay(Socket accepted)
    {
        using var client = accepted;
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(IPAddress.Loopback, _server.Port);
        await Task.WhenAny(
            Pass(client, server, _ => { }), Pass(server, client, new Frames(() => Interlocked.Increment(ref _roundTrips)).Read));
    }

    private async Task Pass(Socket from, Socket to, Action<ReadOnlyMemory<byte>> look)
    {
        var chunk = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(chunk, _end.Token) is var read and > 0)
            {
                look(chunk.AsMemory(0, read));
                for (var sent = 0; sent < read;)
                    sent += await to.SendAsync(chunk.AsMemory(sent, read - sent), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has hung up, or the run has ended.
        }
    }

    /// <summary>The server's messages: a letter, a length, a body.</summary>
    private sealed class Frames(Action isReady)
    {
        private readonly byte[] _head = new byte[5];
        private int _headLength;
        private int _left;

        public void Read(ReadOnlyMemory<byte> chunk)
        {
            for (var i = 0; i < chunk.Length;)
            {
                if (_left > 0)
                {
                    var taken = Math.Min(_left, chunk.Length - i);
                    (i, _left) = (i + taken, _left - taken);
                    continue;
                }

                _head[_headLength++] = chunk.Span[i++];
                if (_headLength < _head.Length)
                    continue;
                (_left, _headLength) = (BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)) - 4, 0);
                if (_head[0] == 'Z')
                    isReady();
            }
        }
    }
}
