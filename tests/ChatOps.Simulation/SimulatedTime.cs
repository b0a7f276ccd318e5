namespace ChatOps.Simulation;

/// <summary>
/// The one source of time of a world: stands still until it is moved. Its timers never end: whoever would wait is stepped by hand.
/// </summary>
internal sealed class SimulatedTime(Instant now) : TimeProvider, IClock
{
    private long _ticks = now.ToUnixTimeTicks();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    /// <summary>Moves on; never back.</summary>
    public void MoveTo(Instant to) => Interlocked.Exchange(ref _ticks, Math.Max(_ticks, to.ToUnixTimeTicks()));

    public override DateTimeOffset GetUtcNow() => GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

    private sealed class Never : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
