namespace ChatOps.Privacy;

/// <summary>One key of the ring. Its id sorts by age and is stored beside what the key sealed.</summary>
internal sealed class RingKey(string id, ReadOnlySpan<byte> key)
{
    public string Id => id;

    public AesBox Box { get; } = new(key);

    public override string ToString() => id;
}
