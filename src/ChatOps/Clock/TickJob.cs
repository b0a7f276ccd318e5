using ChatOps.Storage.Faults;
using ChatOps.Storage.Outages;
using Quartz;

namespace ChatOps.Clock;

/// <summary>Every few seconds: what is due, one after the other. Never twice at once, over all instances.</summary>
[DisallowConcurrentExecution]
internal sealed partial class TickJob(IEnumerable<ITick> ticks, IClock clock, Guard guard, ILogger<TickJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, Ct ct)
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
                // The next one is a few seconds away, and what is due stays due.
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
