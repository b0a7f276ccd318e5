namespace ChatOps.Tests.Infrastructure;

/// <summary>A clock that a test moves. 2026-11-23 is a Monday; it starts at 09:00 UTC.</summary>
internal sealed class SimulatedClock : IClock
{
    private long _ticks = Instant.FromUtc(2026, 11, 23, 9, 0).ToUnixTimeTicks();

    public Instant Now
    {
        get => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));
        set => Interlocked.Exchange(ref _ticks, value.ToUnixTimeTicks());
    }

    /// <summary>Safe while others move it too.</summary>
    public void Advance(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);

    public Instant GetCurrentInstant() => Now;
}
