namespace ChatOps.Tests.Hosting;

/// <summary>The real time, and what a test lets pass without waiting. Waits that are under way are not shortened.</summary>
internal sealed class PushedTime : TimeProvider
{
    private long _pushed;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _pushed);

    public void Push(TimeSpan by) => Interlocked.Add(ref _pushed, (long)(by.TotalSeconds * TimestampFrequency));
}
