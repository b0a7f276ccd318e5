namespace ChatOps.Benchmarks.Load;

/// <summary>Makes the requests of one channel, each distinct, signed when it is made.</summary>
internal interface IShares
{
    /// <summary>A whole HTTP/1.1 request; the number of bytes written.</summary>
    int Write(Span<byte> target, Gesture gesture);

    /// <summary>Whether this is how the channel is told that all went well.</summary>
    bool IsGood(ReadOnlySpan<byte> answer);
}
