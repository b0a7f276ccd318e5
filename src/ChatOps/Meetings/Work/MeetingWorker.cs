using ChatOps.Channels.Claiming;
using ChatOps.Clock;
using ChatOps.Meetings.Calls;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Meetings.Work;

/// <summary>
/// Makes the calls at calendars until the host stops: many at once, two at most for a mailbox. Woken by commits; on PostgreSQL it also
/// looks every second, for what other instances queued.
/// </summary>
internal sealed partial class MeetingWorker(
    Db db, CallStore calls, CallRunner runner, MeetingSignal signal, SideBySide beside, IClock clock, SteadyClock steady,
    TimeProvider time, ILogger<MeetingWorker> log)
    : Worker<MeetingSignal>(db.Engine, signal, clock, steady, time, log)
{
    private const int MostAtOnce = 64;

    private readonly string _me = Ids.New();
    private readonly HashSet<Task> _underWay = [];
    private readonly ClockSteps _steps = new(clock, steady);

    protected override bool HasBegun => _underWay.Count > 0;

    /// <summary>Begins all that can be done now, without waiting for its end. When to come back if nothing calls before.</summary>
    protected override async Task<Instant> Go(Ct ct)
    {
        Signal.Listen();
        _underWay.RemoveWhere(t => t.IsCompleted);
        var (now, later) = (Clock.GetCurrentInstant(), Steady.GetCurrentInstant() + LooksEvery);
        if (_steps.Back() is var back && back > Duration.Zero)
            await db.Write(session => calls.Redate(session, now, back), ct);
        // Claimed in lots: each claim looks at all that is due.
        if (_underWay.Count > MostAtOnce / 2)
            return later;
        // Mostly nothing is due: then a look writes nothing.
        if (await db.Read(session => calls.Next(session, now), ct) is not { } wait)
            return later;
        if (wait > Duration.Zero)
            return Instant.Min(Steady.GetCurrentInstant() + wait, later);
        foreach (var call in await db.Write(session => calls.Take(session, _me, MostAtOnce - _underWay.Count, now), ct))
            _underWay.Add(beside.Begin(() => Run(call, ct)));
        return later;
    }

    protected override async Task Begin(Ct ct)
    {
        // SQLite has one process: whatever is claimed there was claimed by one that is gone.
        if (db.Engine == Engine.Sqlite)
            await db.Write(session => calls.Free(session, _me, everybody: true, Clock.GetCurrentInstant()), ct);
    }

    private async Task Run(MeetingCall call, Ct ct)
    {
        try
        {
            await runner.Run(call, _me, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not ObjectDisposedException)
        {
            // While the database is away the claim runs out, and the call is made again. Else it is this call alone: it is made again
            // later, and keeps nobody of its mailbox waiting.
            if (!e.IsAway())
            {
                Log.CallBroke(Logger, call.Id, call.Kind, e);
                await PutOff(call, e);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            Signal.Call();
        }
    }

    private async Task PutOff(MeetingCall call, Exception error)
    {
        var at = Clock.GetCurrentInstant() + Backoff.After(call.Id, call.Attempts + 1);
        var again = new CallResult.Again(at, error.GetType().Name, KeepsAttempt: true, null);
        try
        {
            await db.Write(session => calls.Retry(session, call, _me, again), Ct.None);
        }
        catch (Exception e) when (e is ObjectDisposedException || e.IsAway())
        {
            // The claim runs out by itself.
        }
    }

    /// <summary>Gives back what is not done; a call that left keeps its mark, and is made again as it was.</summary>
    protected override async Task Leave()
    {
        try
        {
            await Task.WhenAny(Task.WhenAll(_underWay), Task.Delay(PatienceAtTheEnd));
            await db.Write(session => calls.Free(session, _me, everybody: false, Clock.GetCurrentInstant()), CancellationToken.None);
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException or DatabaseAway)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Call {Row} of kind {Kind} at a calendar broke.")]
        public static partial void CallBroke(ILogger log, string row, CallKind kind, Exception error);
    }
}
