using ChatOps.Channels.Queueing;
using ChatOps.Clock;

namespace ChatOps.Demo;

/// <summary>Moves the clock on and does at once what became due: the same ticks as always, then the outbox.</summary>
internal sealed class DemoJump(DemoClock clock, IEnumerable<ITick> ticks, OutboxSignal signal, DemoCalm calm)
{
    public async Task To(Instant instant, Ct ct)
    {
        // What is under way ends by the clock by which it began.
        await calm.Comes(ct);
        clock.MoveTo(instant);
        foreach (var tick in ticks)
            await tick.Tick(clock.GetCurrentInstant(), ct);
        signal.Wake();
        await calm.Comes(ct);
    }
}
