namespace ChatOps.Clock;

/// <summary>
/// Notices that the clock was set: it went another way than the stopwatch. Not thread-safe.
/// </summary>
internal sealed class ClockSteps(IClock clock, SteadyClock steady)
{
    /// <summary>Such steps any clock takes to stay right.</summary>
    public static readonly Duration Small = Duration.FromSeconds(2);

    private Duration _ahead = clock.GetCurrentInstant() - steady.GetCurrentInstant();

    /// <summary>By how much the clock was set back since this was last asked; zero when it was not, or was set forward.</summary>
    public Duration Back()
    {
        var ahead = clock.GetCurrentInstant() - steady.GetCurrentInstant();
        var step = _ahead - ahead;
        if (step > -Small && step < Small)
            return Duration.Zero;
        _ahead = ahead;
        return Duration.Max(step, Duration.Zero);
    }
}
