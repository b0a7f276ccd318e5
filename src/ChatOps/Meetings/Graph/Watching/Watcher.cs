using ChatOps.Channels.Claiming;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>Looks after the watched mailboxes, a few at a time, until the host stops. What it was at when the process ends is taken up again when the claim runs out.</summary>
internal sealed partial class Watcher(Db db, WatchStore watches, WatchMailbox mailbox, GraphSignal signal, IClock clock, TimeProvider time, ILogger<Watcher> log) : BackgroundService
{
    private const int AtATime = 8;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            signal.Listen();
            try
            {
                while (await Advance(stoppingToken) > 0)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (ObjectDisposedException)
            {
                // The host gave up while it started: the database is closed.
                return;
            }
            catch (DatabaseAway)
            {
                // The log says so already.
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                Log.RestsAfterTrouble(log, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Rest(stoppingToken);
        }
    }

    /// <summary>Does what is due. How many that were.</summary>
    internal async Task<int> Advance(Ct ct)
    {
        var now = clock.GetCurrentInstant();
        if (await db.Read(watches.Next, ct) is not { } next || next > now)
            return 0;
        var due = await db.Write(session => watches.Take(session, AtATime, now), ct);
        await Task.WhenAll(due.Select(w => LookAfter(w, ct)));
        return due.Count;
    }

    private async Task LookAfter(Watch watch, Ct ct)
    {
        try
        {
            await mailbox.LookAfter(watch, ct);
        }
        catch (GraphFault fault)
        {
            var attempts = watch.Attempts + 1;
            var now = clock.GetCurrentInstant();
            Log.CouldNotWatch(log, fault.Status, fault.Code);
            await db.Write(
                session => watches.Save(session, watch with { Attempts = attempts }, null, fault.Code, now + Backoff.After(watch.PersonId.Value, attempts, fault.RetryAfter), now), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not ObjectDisposedException && !e.IsAway())
        {
            // This mailbox alone: the others are looked after, and it is tried again later.
            var attempts = watch.Attempts + 1;
            var now = clock.GetCurrentInstant();
            Log.WatchBroke(log, watch.PersonId, e);
            var nextAt = now + Backoff.After(watch.PersonId.Value, attempts);
            await db.Write(session => watches.Save(session, watch with { Attempts = attempts }, null, e.GetType().Name, nextAt, now), ct);
        }
    }

    private async Task Rest(Ct ct)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(signal.Called, Task.Delay(LooksEvery, time, awake.Token));
        await awake.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The watch over calendars could not go on and tries again.")]
        public static partial void RestsAfterTrouble(ILogger log, Exception error);

        [LoggerMessage(LogLevel.Error, "The watch over the calendar of {Person} broke; it is tried again.")]
        public static partial void WatchBroke(ILogger log, ChatOps.People.PersonId person, Exception error);

        [LoggerMessage(LogLevel.Warning, "Changes in a calendar can't be heard now: Graph answered {Status} {Code}; it is tried again.")]
        public static partial void CouldNotWatch(ILogger log, int status, string code);
    }
}
