namespace ChatOps.Tests.Hosting;

/// <summary>A clock that runs by itself, from whatever moment it was set to: a host waits by it.</summary>
/// <param name="now">What it shows when it is made.</param>
/// <param name="speed">Its seconds in a real one.</param>
internal sealed class RunningClock(Instant now, int speed) : IClock
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private long _set = now.ToUnixTimeTicks();
    private long _stepped;

    /// <summary>Its seconds in a real one.</summary>
    public int Speed => speed;

    /// <summary>The waits of whoever goes by this clock.</summary>
    public TimeProvider Waits { get; } = new ShortWaits(speed);

    /// <summary>The stopwatch beside it: goes on with it, and is not set with it.</summary>
    public TimeProvider Stopwatch => field ??= new Beside(this);

    public Instant GetCurrentInstant() => Passed + Duration.FromTicks(Interlocked.Read(ref _stepped));

    /// <summary>So much time passes, for everybody.</summary>
    public void Set(Instant to) =>
        Interlocked.Exchange(ref _set, (to - Duration.FromTicks(Interlocked.Read(ref _stepped)) - Ran).ToUnixTimeTicks());

    /// <summary>Somebody sets the clock forward, or back: no time passes.</summary>
    public void Step(Duration by) => Interlocked.Add(ref _stepped, by.BclCompatibleTicks);

    private Instant Passed => Instant.FromUnixTimeTicks(Interlocked.Read(ref _set)) + Ran;

    private Duration Ran => Duration.FromTimeSpan(TimeProvider.System.GetElapsedTime(_began)) * speed;

    private sealed class Beside(RunningClock clock) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => clock.Passed.ToUnixTimeTicks();
    }

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
