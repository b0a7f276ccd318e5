namespace ChatOps.Tests.Hosting;

/// <summary>The real time, and what a test lets pass without waiting. Waits that are under way are not shortened by it.</summary>
/// <param name="waits">The waits of the host: as many times faster as its clock runs.</param>
internal sealed class PushedTime(TimeProvider waits) : TimeProvider
{
    private long _pushed;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _pushed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        waits.CreateTimer(callback, state, dueTime, period);

    public void Push(TimeSpan by) => Interlocked.Add(ref _pushed, (long)(by.TotalSeconds * TimestampFrequency));
}
