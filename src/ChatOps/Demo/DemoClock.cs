namespace ChatOps.Demo;

/// <summary>The demo's time: starts when it is told to, runs faster than the real one, and can be moved on. Never goes back.</summary>
/// <param name="start">What it shows when it is made.</param>
/// <param name="speed">Demo seconds in a real one.</param>
/// <param name="real">What it is driven by.</param>
internal sealed class DemoClock(Instant start, int speed, TimeProvider real) : IClock
{
    private readonly long _began = real.GetTimestamp();
    private long _jumpedTicks;

    public int Speed => speed;

    public Instant GetCurrentInstant() =>
        start + (Duration.FromTimeSpan(real.GetElapsedTime(_began)) * speed) + Duration.FromTicks(Interlocked.Read(ref _jumpedTicks));

    /// <summary>Moves on to this instant; one that is past already changes nothing.</summary>
    public void MoveTo(Instant instant)
    {
        var ahead = (instant - GetCurrentInstant()).BclCompatibleTicks;
        if (ahead > 0)
            Interlocked.Add(ref _jumpedTicks, ahead);
    }
}
