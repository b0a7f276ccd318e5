using ChatOps.Storage.Faults;
using ChatOps.Storage.Outages;

namespace ChatOps.Clock;

/// <summary>
/// One look at the clock: what is due, one after the other. The scheduler calls it every few seconds; a simulation by hand.
/// </summary>
internal sealed partial class Ticks(IEnumerable<ITick> ticks, IClock clock, Guard guard, ILogger<Ticks> log)
{
    public async Task Run(Ct ct)
    {
        foreach (var tick in ticks)
        {
            try
            {
                await tick.Tick(clock.GetCurrentInstant(), ct);
            }
            catch (ObjectDisposedException)
            {
                // The host gave up while it started: the database is closed.
                return;
            }
            catch (DatabaseAway)
            {
                // The log says so already, and the other ticks would find the same.
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // The next look is a few seconds away, and what is due stays due.
                guard.BrokeOff(tick.GetType());
                Log.TickFailed(log, tick.GetType(), e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Tick} failed; it is tried again at the next tick")]
        public static partial void TickFailed(ILogger logger, Type tick, Exception exception);
    }
}
