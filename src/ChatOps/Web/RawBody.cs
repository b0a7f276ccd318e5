using System.Buffers;
using System.IO.Pipelines;

namespace ChatOps.Web;

/// <summary>
/// A request's body as it came, read once into borrowed memory that grows with what comes: what a signature is checked over before anything
/// is decoded.
/// </summary>
internal sealed class RawBody : IDisposable
{
    private readonly Arrival _arrival;
    private byte[] _memory = [];

    private RawBody(Arrival arrival) => _arrival = arrival;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _memory.AsSpan(0, Length);

    public ReadOnlySequence<byte> Sequence => new(_memory, 0, Length);

    /// <summary>
    /// The body, or the status to refuse it with: 413 when it is longer than <paramref name="most"/> bytes (by its Content-Length, else as
    /// soon as reading shows it), 408 when it comes too slowly, 429 or 503 when it had to give way to others.
    /// </summary>
    public static async ValueTask<(RawBody? Body, int Refused)> Read(HttpContext context, int most, Arrivals arrivals)
    {
        if (context.Request.ContentLength > most)
            return (null, StatusCodes.Status413PayloadTooLarge);
        var body = new RawBody(arrivals.Begin(context.Connection.RemoteIpAddress));
        var refused = StatusCodes.Status400BadRequest;
        try
        {
            refused = await body.Fill(context.Request.BodyReader, most, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            refused = e.StatusCode;
        }
        finally
        {
            if (refused != 0)
                body.Dispose();
        }
        // What else the sender has to say is not waited for.
        if (refused is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.Connection = "close";
        return refused == 0 ? (body, 0) : (null, refused);
    }

    /// <summary>We know who sent it: from here on it is no stranger's memory.</summary>
    public void Believe() => _arrival.Dispose();

    public void Dispose()
    {
        if (_memory.Length > 0)
            ArrayPool<byte>.Shared.Return(_memory, clearArray: true);
        _memory = [];
        Length = 0;
        _arrival.Dispose();
    }

    /// <summary>0 when all of it is here.</summary>
    private async ValueTask<int> Fill(PipeReader reader, int most, Ct ct)
    {
        while (true)
        {
            // Mostly all of it came with the headers: then there is nothing to wait for.
            if (!reader.TryRead(out var read))
            {
                try
                {
                    read = await reader.ReadAsync(_arrival.Waits(ct));
                }
                catch (OperationCanceledException) when (_arrival.Refused != 0)
                {
                    return _arrival.Refused;
                }
            }
            var refused = Length + read.Buffer.Length > most ? StatusCodes.Status413PayloadTooLarge : Take(read.Buffer, most);
            reader.AdvanceTo(read.Buffer.End);
            if (refused != 0)
                return refused;
            if (read.IsCompleted)
                return _arrival.IsWhole() ? 0 : _arrival.Refused;
        }
    }

    private int Take(ReadOnlySequence<byte> more, int most)
    {
        var length = Length + (int)more.Length;
        if (length > _memory.Length && !Grow(Math.Max(length, Math.Min(most, _memory.Length * 2))))
            return _arrival.Refused;
        more.CopyTo(_memory.AsSpan(Length));
        Length = length;
        return 0;
    }

    private bool Grow(int capacity)
    {
        var larger = ArrayPool<byte>.Shared.Rent(capacity);
        if (!_arrival.Holds(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }
        Span.CopyTo(larger);
        if (_memory.Length > 0)
            ArrayPool<byte>.Shared.Return(_memory, clearArray: true);
        _memory = larger;
        return true;
    }
}
