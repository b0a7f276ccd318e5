namespace ChatOps.Demo;

/// <summary>
/// Waiting by the demo's clock: as many times shorter as that runs faster. A jump of the clock ends no waiting; who jumps wakes the
/// outbox's worker, which then looks at the clock anew.
/// </summary>
internal sealed class DemoTime(DemoClock clock, TimeProvider real) : TimeProvider
{
    /// <summary>Below this a timer would only spin.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => clock.GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => clock.GetCurrentInstant().ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, real.CreateTimer(callback, state, Real(dueTime), Real(period)));

    /// <summary>A stretch of demo time in real time. Zero and "never" stay what they are.</summary>
    private TimeSpan Real(TimeSpan demo) =>
        demo <= TimeSpan.Zero || clock.Speed == 1 ? demo : demo / clock.Speed > Shortest ? demo / clock.Speed : Shortest;

    private sealed class Timer(DemoTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
