using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatOps.Benchmarks.Load;

/// <summary>One kept HTTP/1.1 connection: a request goes out, its answer comes in.</summary>
internal sealed class Connection(int port) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[128 * 1024];
    private int _length;

    public byte[] Request { get; } = new byte[64 * 1024];

    public int Status { get; private set; }

    public ReadOnlySpan<byte> Body => _answer.AsSpan(BodyStart, BodyLength);

    private int BodyStart { get; set; }

    private int BodyLength { get; set; }

    public Task Open(Ct ct) => _socket.ConnectAsync(IPAddress.Loopback, port, ct).AsTask();

    public async ValueTask Exchange(int length, Ct ct)
    {
        for (var sent = 0; sent < length;)
            sent += await _socket.SendAsync(Request.AsMemory(sent, length - sent), ct);
        _length = 0;
        while (!IsWhole())
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(_length), ct);
            if (read == 0)
                throw new IOException("The server hung up.");
            _length += read;
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole()
    {
        var answer = _answer.AsSpan(0, _length);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = Encoding.ASCII.GetString(answer[..end]);
        Status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        BodyStart = end + 4;
        if (Header(head, "content-length") is { } length)
            return (BodyLength = int.Parse(length, CultureInfo.InvariantCulture)) <= _length - BodyStart;
        // Chunked: here an answer is one chunk and the end, or the end alone.
        if (!answer[BodyStart..].EndsWith("0\r\n\r\n"u8))
            return false;
        BodyStart += answer[BodyStart..].IndexOf("\r\n"u8) + 2;
        BodyLength = Math.Max(0, _length - BodyStart - "\r\n0\r\n\r\n".Length);
        return true;
    }

    private static string? Header(string head, string name)
    {
        var start = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        start += name.Length + 4;
        var end = head.IndexOf('\r', start);
        return end < 0 ? head[start..] : head[start..end];
    }
}
