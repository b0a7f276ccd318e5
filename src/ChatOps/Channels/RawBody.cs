using System.Buffers;

namespace ChatOps.Channels;

/// <summary>A request's body as it came, read once into borrowed memory: what a signature is checked over before anything is decoded.</summary>
internal sealed class RawBody : IDisposable
{
    private byte[] _memory;

    private RawBody(int capacity) => _memory = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _memory.AsSpan(0, Length);

    /// <summary>The body, or null when it is longer than <paramref name="most"/> bytes: by its Content-Length, else as soon as reading shows it.</summary>
    public static async ValueTask<RawBody?> Read(HttpRequest request, int most, Ct ct)
    {
        if (request.ContentLength > most)
            return null;
        var body = new RawBody((int)(request.ContentLength ?? 4096) + 1);
        try
        {
            while (await request.Body.ReadAsync(body._memory.AsMemory(body.Length), ct) is var read and > 0)
            {
                body.Length += read;
                if (body.Length > most)
                {
                    body.Dispose();
                    return null;
                }
                if (body.Length == body._memory.Length)
                    body.Grow();
            }
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_memory, clearArray: true);
        _memory = [];
        Length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_memory.Length * 2);
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_memory, clearArray: true);
        _memory = larger;
    }
}
