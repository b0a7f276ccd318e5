using ChatOps.Channels.Claiming;
using ChatOps.Meetings.Calls;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Meetings.Work;

/// <summary>
/// Makes the calls at calendars until the host stops: many at once, two at most for a mailbox. Woken by commits; on PostgreSQL it also looks every second,
/// for what other instances queued. All waiting goes through the <see cref="TimeProvider"/>, which must run as fast as the <see cref="IClock"/> does.
/// </summary>
internal sealed partial class MeetingWorker(
    Db db, CallStore calls, CallRunner runner, MeetingSignal signal, IClock clock, TimeProvider time, ILogger<MeetingWorker> log) : BackgroundService
{
    private const int MostAtOnce = 64;

    private static readonly Duration AfterTrouble = Duration.FromSeconds(1);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly string _me = Ids.New();
    private readonly HashSet<Task> _underWay = [];

    /// <summary>How often to look without being called.</summary>
    internal Duration LooksEvery { get; set; } = db.Engine == Engine.Postgres ? Duration.FromSeconds(1) : Duration.FromMinutes(1);

    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        var hasStarted = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = clock.GetCurrentInstant() + AfterTrouble;
            try
            {
                // SQLite has one process: whatever is claimed there was claimed by one that is gone.
                if (!hasStarted && db.Engine == Engine.Sqlite)
                    await db.Write(session => calls.Free(session, _me, everybody: true, clock.GetCurrentInstant()), stoppingToken);
                hasStarted = true;
                next = await Advance(stoppingToken);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (DatabaseAway)
            {
                // The log says so already.
            }
            catch (Exception e)
            {
                Log.RestsAfterTrouble(log, e);
            }

            await WaitUntil(next, stoppingToken);
        }

        await Leave();
    }

    /// <summary>Begins all that can be done now, without waiting for its end. When to come back if nothing calls before.</summary>
    private async Task<Instant> Advance(Ct ct)
    {
        signal.Listen();
        _underWay.RemoveWhere(t => t.IsCompleted);
        var now = clock.GetCurrentInstant();
        // Claimed in lots: each claim looks at all that is due.
        if (_underWay.Count > MostAtOnce / 2)
            return now + LooksEvery;
        // Mostly nothing is due: then a look writes nothing.
        if (await db.Read(calls.Next, ct) is not { } next)
            return now + LooksEvery;
        if (next > now)
            return Instant.Min(next, now + LooksEvery);
        foreach (var call in await db.Write(session => calls.Take(session, _me, MostAtOnce - _underWay.Count, now), ct))
            _underWay.Add(Run(call, ct));
        return now + LooksEvery;
    }

    private async Task Run(MeetingCall call, Ct ct)
    {
        try
        {
            await Task.Yield();
            await runner.Run(call, _me, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is not ObjectDisposedException)
        {
            // While the database is away the claim runs out, and the call is made again. Else it is this call alone: it is made again later, and
            // keeps nobody of its mailbox waiting.
            if (!e.IsAway())
            {
                Log.CallBroke(log, call.Id, call.Kind, e);
                await PutOff(call, e);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
        }
        finally
        {
            signal.Wake();
        }
    }

    private async Task PutOff(MeetingCall call, Exception error)
    {
        var at = clock.GetCurrentInstant() + Backoff.After(call.Id, call.Attempts + 1);
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

    private async Task WaitUntil(Instant next, Ct ct)
    {
        var wait = next - clock.GetCurrentInstant();
        if (wait <= Duration.Zero)
            return;
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(signal.Called, Task.Delay(wait.ToTimeSpan() + TimeSpan.FromMilliseconds(1), time, awake.Token));
        await awake.CancelAsync();
    }

    /// <summary>Gives back what is not done; a call that left keeps its mark, and is made again as it was.</summary>
    private async Task Leave()
    {
        try
        {
            await Task.WhenAny(Task.WhenAll(_underWay), Task.Delay(PatienceAtTheEnd));
            await db.Write(session => calls.Free(session, _me, everybody: false, clock.GetCurrentInstant()), CancellationToken.None);
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException or DatabaseAway)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Meetings could not go on and are tried again.")]
        public static partial void RestsAfterTrouble(ILogger log, Exception error);

        [LoggerMessage(LogLevel.Error, "Call {Row} of kind {Kind} at a calendar broke.")]
        public static partial void CallBroke(ILogger log, string row, CallKind kind, Exception error);
    }
}
