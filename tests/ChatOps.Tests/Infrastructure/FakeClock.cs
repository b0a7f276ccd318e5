namespace ChatOps.Tests.Infrastructure;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FakeClock(Instant now) : IClock
{
    private long _ticks = now.ToUnixTimeTicks();

    public static FakeClock AtNow() => new(SystemClock.Instance.GetCurrentInstant());

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void Advance(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);

    public void Set(Instant to) => Interlocked.Exchange(ref _ticks, to.ToUnixTimeTicks());
}
