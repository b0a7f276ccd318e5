using ChatOps.Clock;

namespace ChatOps.Rounds.Opening;

/// <summary>Does at once what else the next look at the clock would do.</summary>
internal sealed class RoundClerk(RoundTick rounds, RoundSignal signal, IClock clock, TimeProvider time, ILogger<RoundClerk> log)
    : Worker<RoundSignal>(signal, clock, time, log)
{
    internal override async Task<Instant> Advance(Ct ct)
    {
        if (Signal.Listen())
            await rounds.Tick(Clock.GetCurrentInstant(), ct);
        return Instant.MaxValue;
    }
}
