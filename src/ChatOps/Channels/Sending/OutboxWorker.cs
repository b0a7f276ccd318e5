using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>
/// Sends what is due, lane by lane, until the host stops. Woken by commits; on PostgreSQL it also looks every second, for what other instances queued.
/// All waiting goes through the <see cref="TimeProvider"/>, which must run as fast as the <see cref="IClock"/> does.
/// </summary>
internal sealed partial class OutboxWorker(
    Db db, OutboxClaims claims, Courier courier, OutboxSignal signal, IClock clock, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly Duration LooksAtMostEvery = Duration.FromMilliseconds(20);
    private static readonly Duration AfterTrouble = Duration.FromSeconds(1);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly string _me = Ids.New();
    private readonly Dictionary<string, LaneRun> _lanes = [];
    private readonly CancellationTokenSource _end = new();
    private bool _hasStarted;
    private bool _wantsLook = true;
    private Instant _lookedAt = Instant.MinValue;
    private Instant _forgetsAt = Instant.MinValue;

    /// <summary>How often to look without being called.</summary>
    internal Duration LooksEvery { get; set; } = db.Engine == Engine.Postgres ? Duration.FromSeconds(1) : Duration.FromMinutes(1);

    /// <summary>Ends when everything that is in flight now has ended.</summary>
    internal Task Settled => Task.WhenAll(_lanes.Values.Select(l => l.Settled));

    internal bool HasInFlight => _lanes.Values.Any(l => l.HasInFlight);

    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = clock.GetCurrentInstant() + AfterTrouble;
            try
            {
                next = await Advance(stoppingToken);
            }
            catch (ObjectDisposedException)
            {
                // The host gave up while it started: the database is closed, and what is queued waits for the next start.
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
                break;
            }
            await WaitUntil(next, stoppingToken);
        }
        await Leave();
    }

    /// <summary>Does everything that can be done now, without waiting for what it started. When to come back if nothing calls before.</summary>
    internal async Task<Instant> Advance(Ct ct)
    {
        if (!_hasStarted)
        {
            // SQLite has one process: whatever is claimed there was claimed by one that is gone.
            if (db.Engine == Engine.Sqlite)
                await claims.Free(_me, everybody: true, ct);
            _hasStarted = true;
        }
        _wantsLook |= signal.Listen();
        var now = clock.GetCurrentInstant();
        if ((_wantsLook && now >= _lookedAt + LooksAtMostEvery) || now >= _lookedAt + LooksEvery)
            await Look(now, ct);
        var ends = await Task.WhenAll(_lanes.Values.Select(l => l.Run(_end.Token)));
        _wantsLook |= ends.Any(e => e.HasClaimed);
        var next = _lookedAt + (_wantsLook ? LooksAtMostEvery : LooksEvery);
        return ends.Where(e => e.Next is not null).Select(e => e.Next!.Value).Append(next).Min();
    }

    private async Task Look(Instant now, Ct ct)
    {
        (_wantsLook, _lookedAt) = (false, now);
        foreach (var (lane, turn, nextAt) in await claims.LanesDue(ct))
        {
            if (!_lanes.TryGetValue(lane, out var run))
                _lanes[lane] = run = new LaneRun(lane, _me, claims, courier, signal, clock);
            run.Expect(turn, nextAt);
        }
        if (now < _forgetsAt)
            return;
        if (_forgetsAt > Instant.MinValue)
            await claims.ForgetSoundings(ct);
        _forgetsAt = now + Duration.FromDays(1);
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

    /// <summary>Lets the calls that are under way end and be recorded, then gives back what is not done.</summary>
    private async Task Leave()
    {
        try
        {
            await Task.WhenAny(Settled, Task.Delay(PatienceAtTheEnd, _end.Token));
            await _end.CancelAsync();
            await Settled;
            await claims.Free(_me, everybody: false, CancellationToken.None);
        }
        catch (Exception e) when (e is ObjectDisposedException or DatabaseAway)
        {
            // The host was thrown away under us, or the database is away; the lease runs out by itself.
        }
        catch (Exception e)
        {
            Log.RestsAfterTrouble(log, e);
        }
    }

    /// <summary>Without <see cref="BackgroundService.StopAsync"/> before: an end without a word, after which nothing more is sent or recorded.</summary>
    public override void Dispose()
    {
        if (!_end.IsCancellationRequested)
            _end.Cancel();
        _end.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The outbox could not go on and tries again.")]
        public static partial void RestsAfterTrouble(ILogger log, Exception error);
    }
}
