using ChatOps.Storage.Outages;

namespace ChatOps.Rounds.Opening;

/// <summary>Does at once what else the next look at the clock would do.</summary>
internal sealed partial class RoundClerk(RoundTick rounds, RoundSignal signal, IClock clock, ILogger<RoundClerk> log) : BackgroundService
{
    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.Next(stoppingToken);
                await rounds.Tick(clock.GetCurrentInstant(), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not ObjectDisposedException)
            {
                // The clock comes by in a few seconds.
                if (!e.IsAway())
                    Log.ClerkFailed(log, e);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Work on the rounds broke off; it goes on at the next tick")]
        public static partial void ClerkFailed(ILogger logger, Exception exception);
    }
}
