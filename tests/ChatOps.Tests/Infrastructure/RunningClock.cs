namespace ChatOps.Tests.Infrastructure;

/// <summary>A clock that runs as time does, from whatever moment it was set to: a host waits by it.</summary>
internal sealed class RunningClock(Instant now) : IClock
{
    private long _offset = (now - SystemClock.Instance.GetCurrentInstant()).BclCompatibleTicks;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromTicks(Interlocked.Read(ref _offset));

    public void Set(Instant to) => Interlocked.Exchange(ref _offset, (to - SystemClock.Instance.GetCurrentInstant()).BclCompatibleTicks);
}
