namespace ChatOps.Clock;

/// <summary>
/// The scheduler's time. It keeps the moment of its next tick, and with a clock that was set back it would wait until that comes round
/// again; so it goes by a stopwatch, or where several share a schedule by the time that they share.
/// </summary>
internal sealed class SchedulerTime(TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _start = real.GetUtcNow();
    private readonly long _began = real.GetTimestamp();
    private IClock? _shared;

    public override long TimestampFrequency => real.TimestampFrequency;

    public void Follow(IClock shared) => Volatile.Write(ref _shared, shared);

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _shared)?.GetCurrentInstant().ToDateTimeOffset() ?? _start + real.GetElapsedTime(_began);

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
