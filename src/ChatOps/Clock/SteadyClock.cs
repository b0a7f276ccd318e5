namespace ChatOps.Clock;

/// <summary>
/// The stopwatch of this process: begins with what the clock shows when it is made, goes on by <see cref="TimeProvider.GetTimestamp"/>, and
/// nobody can set it. Waits, paces and back-off in memory go by it. Its instants are compared with its own only, and are not stored but
/// where this process alone reads them.
/// </summary>
internal sealed class SteadyClock : IClock
{
    private readonly TimeProvider _time;
    private readonly Instant _start;
    private readonly long _began;

    public SteadyClock(IClock clock, TimeProvider time) =>
        (_time, _start, _began) = (time, clock.GetCurrentInstant(), time.GetTimestamp());

    public Instant GetCurrentInstant() => _start + Duration.FromTimeSpan(_time.GetElapsedTime(_began));
}
