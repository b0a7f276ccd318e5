namespace ChatOps.Tests.Hosting;

/// <summary>A clock that runs by itself, from whatever moment it was set to: a host waits by it.</summary>
/// <param name="now">What it shows when it is made.</param>
/// <param name="speed">Its seconds in a real one.</param>
internal sealed class RunningClock(Instant now, int speed) : IClock
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private long _set = now.ToUnixTimeTicks();

    /// <summary>Its seconds in a real one.</summary>
    public int Speed => speed;

    /// <summary>The waits of whoever goes by this clock.</summary>
    public TimeProvider Waits { get; } = new ShortWaits(speed);

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _set)) + Ran;

    public void Set(Instant to) => Interlocked.Exchange(ref _set, (to - Ran).ToUnixTimeTicks());

    private Duration Ran => Duration.FromTimeSpan(TimeProvider.System.GetElapsedTime(_began)) * speed;

    /// <summary>
    /// The real time of day, but timers that run as many times faster: sign-in sessions go by the former, the workers' waiting by the
    /// latter.
    /// </summary>
    private sealed class ShortWaits(int speed) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(System.CreateTimer(callback, state, Short(dueTime), Short(period)), this);

        /// <summary>Zero and "never" stay what they are; nothing becomes so short that it spins.</summary>
        private TimeSpan Short(TimeSpan wait) =>
            wait <= TimeSpan.Zero
                ? wait
                : TimeSpan.FromTicks(Math.Max(wait.Ticks / speed, Math.Min(wait.Ticks, TimeSpan.TicksPerMillisecond * 2)));

        private sealed class Timer(ITimer timer, ShortWaits waits) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(waits.Short(dueTime), waits.Short(period));

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
