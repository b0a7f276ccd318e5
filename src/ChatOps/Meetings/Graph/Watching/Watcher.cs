using ChatOps.Channels.Claiming;
using ChatOps.Clock;
using ChatOps.Meetings.Graph.Wire;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Meetings.Graph.Watching;

/// <summary>
/// Looks after the watched mailboxes, a few at a time, until the host stops. What it was at when the process ends is taken up again when
/// the claim runs out.
/// </summary>
internal sealed partial class Watcher(
    Db db, WatchStore watches, WatchMailbox mailbox, GraphSignal signal, SideBySide beside, IClock clock, SteadyClock steady,
    TimeProvider time, ILogger<Watcher> log)
    : Worker<GraphSignal>(db.Engine, signal, clock, steady, time, log)
{
    private const int AtATime = 8;

    private static readonly Duration Pause = Duration.FromSeconds(5);

    private readonly ClockSteps _steps = new(clock, steady);

    protected override async Task<Instant> Go(Ct ct)
    {
        Signal.Listen();
        if (_steps.Back() is var back && back > Duration.Zero)
            await db.Write(session => watches.Redate(session, Clock.GetCurrentInstant(), back), ct);
        while (await LookAfterDue(ct) > 0)
            ct.ThrowIfCancellationRequested();
        return Steady.GetCurrentInstant() + Pause;
    }

    private async Task<int> LookAfterDue(Ct ct)
    {
        var now = Clock.GetCurrentInstant();
        if (await db.Read(watches.Next, ct) is not { } next || next > now)
            return 0;
        var due = await db.Write(session => watches.Take(session, AtATime, now), ct);
        await beside.All(due, w => LookAfter(w, ct));
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
            var now = Clock.GetCurrentInstant();
            Log.CouldNotWatch(Logger, fault.Status, fault.Code);
            await db.Write(
                session =>
                    watches.Save(
                        session,
                        watch with
                        {
                            Attempts = attempts,
                        },
                        null,
                        fault.Code,
                        now + Backoff.After(watch.PersonId.Value, attempts, fault.RetryAfter),
                        now),
                ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not ObjectDisposedException && !e.IsAway())
        {
            // This mailbox alone: the others are looked after, and it is tried again later.
            var attempts = watch.Attempts + 1;
            var now = Clock.GetCurrentInstant();
            Log.WatchBroke(Logger, watch.PersonId, e);
            var nextAt = now + Backoff.After(watch.PersonId.Value, attempts);
            await db.Write(session => watches.Save(session, watch with { Attempts = attempts }, null, e.GetType().Name, nextAt, now), ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The watch over the calendar of {Person} broke; it is tried again.")]
        public static partial void WatchBroke(ILogger log, ChatOps.People.PersonId person, Exception error);

        [LoggerMessage(LogLevel.Warning, "Changes in a calendar can't be heard now: Graph answered {Status} {Code}; it is tried again.")]
        public static partial void CouldNotWatch(ILogger log, int status, string code);
    }
}
