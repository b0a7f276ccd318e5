using ChatOps.Clock;
using ChatOps.Storage;

namespace ChatOps.Rounds.Opening;

/// <summary>Does at once what else the next look at the clock would do.</summary>
internal sealed class RoundClerk(
    Db db, RoundTick rounds, RoundSignal signal, IClock clock, SteadyClock steady, TimeProvider time, ILogger<RoundClerk> log)
    : Worker<RoundSignal>(db.Engine, signal, clock, steady, time, log)
{
    protected override async Task<Instant> Go(Ct ct)
    {
        if (Signal.Listen())
            await rounds.Tick(Clock.GetCurrentInstant(), ct);
        return Instant.MaxValue;
    }
}
