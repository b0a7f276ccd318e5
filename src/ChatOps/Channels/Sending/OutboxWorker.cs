using ChatOps.Channels.Claiming;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Storage.Outages;

namespace ChatOps.Channels.Sending;

/// <summary>
/// Sends what is due, lane by lane, until the host stops. A commit says what it made due, and wakes it once; the table is asked at the
/// start, and seldom later: on PostgreSQL every second, for what other instances queued.
/// </summary>
internal sealed partial class OutboxWorker(
    Db db, OutboxClaims claims, OutboxLooks looks, CardSender sender, OutboxSignal signal, SideBySide beside, IClock clock,
    SteadyClock steady, TimeProvider time, ILogger<OutboxWorker> log)
    : Worker<OutboxSignal>(db.Engine, signal, clock, steady, time, log)
{
    private static readonly Duration LooksAtMostEvery = Duration.FromMilliseconds(20);

    /// <summary>What nobody called for has time where the table is asked every second anyway.</summary>
    private readonly Duration _looksAgainAfter = db.Engine == Engine.Postgres ? Duration.FromSeconds(1) : LooksAtMostEvery;

    private readonly string _me = Ids.New();
    private readonly Dictionary<string, SendQueue> _lanes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly ClockSteps _steps = new(clock, steady);
    private bool _isWoken;
    private Instant _lookedAt = Instant.MinValue;
    private Instant _looksAt = Instant.MinValue;
    private Instant _forgetsAt = Instant.MinValue;

    /// <summary>Ends when everything that is in flight now has ended.</summary>
    internal Task Settled => Task.WhenAll(_lanes.Values.Select(l => l.Settled));

    internal bool HasInFlight => _lanes.Values.Any(l => l.HasInFlight);

    protected override bool HasBegun => HasInFlight;

    /// <summary>
    /// Does everything that can be done now, without waiting for what it started. When to come back if nothing calls before.
    /// </summary>
    protected override async Task<Instant> Go(Ct ct)
    {
        if (_steps.Back() is var back && back > Duration.Zero)
            await Redate(back, ct);
        var (told, isWoken) = Signal.Hear();
        foreach (var due in told)
            LaneOf(due.Lane).Expect(due.Turn, due.At);
        _isWoken |= isWoken;
        var now = Steady.GetCurrentInstant();
        if (now >= (_isWoken ? Instant.Min(_looksAt, _lookedAt + LooksAtMostEvery) : _looksAt))
            await Look(now, ct);
        var ends = await beside.All(_lanes.Values, l => l.Run(_end.Token));
        if (ends.Min(e => e.LooksAt) is { } looksAt)
            _looksAt = Instant.Min(_looksAt, Instant.Max(looksAt, _lookedAt + _looksAgainAfter));
        var next = Instant.Min(_looksAt, ends.Min(e => e.Next) ?? _looksAt);
        return Signal.HasNews ? now : _isWoken ? Instant.Min(next, _lookedAt + LooksAtMostEvery) : next;
    }

    private SendQueue LaneOf(string lane) =>
        _lanes.TryGetValue(lane, out var known)
            ? known
            : _lanes[lane] = new SendQueue(lane, _me, claims, sender, Signal, Clock, Steady, Waits, beside);

    protected override async Task Begin(Ct ct)
    {
        // SQLite has one process: whatever is claimed there was claimed by one that is gone.
        if (db.Engine == Engine.Sqlite)
            await claims.Free(_me, everybody: true, ct);
        if (await claims.WasSetBack(ct) is var back && back > ClockSteps.Small)
            await Redate(back, ct);
    }

    private async Task Redate(Duration by, Ct ct)
    {
        Log.ClockWasSetBack(Logger, by);
        await claims.Redate(by, ct);
        looks.LookAtAll();
        _lanes.Values.ToList().ForEach(l => l.Forget());
        _looksAt = Instant.MinValue;
    }

    private async Task Look(Instant now, Ct ct)
    {
        var look = await looks.Look(_me, ct);
        (_isWoken, _lookedAt, _looksAt) = (false, now, now + LooksEvery);
        foreach (var lane in look.First.Select(d => d.Lane).Except(_lanes.Keys).ToList())
            LaneOf(lane);
        var first = look.First.ToLookup(d => d.Lane);
        foreach (var (lane, run) in _lanes)
            run.Looked(first[lane].ToDictionary(d => d.Turn, d => d.At), look.IsWhole);
        foreach (var (row, due) in look.Freed)
            LaneOf(due.Lane).Freed(row, due);
        foreach (var due in look.Left)
            LaneOf(due.Lane).Expect(due.Turn, due.At);
        if (look.ClaimEnds is { } claimEnds)
            _looksAt = Instant.Min(_looksAt, Instant.Max(claimEnds, now + _looksAgainAfter));
        if (now < _forgetsAt)
            return;
        if (_forgetsAt > Instant.MinValue)
            await claims.ForgetOld(ct);
        _forgetsAt = now + Duration.FromDays(1);
    }

    /// <summary>Lets the calls that are under way end and be recorded, then gives back what is not done.</summary>
    protected override async Task Leave()
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
            Log.KeepsItsClaims(Logger, e);
        }
    }

    /// <summary>
    /// Without <see cref="BackgroundService.StopAsync"/> before: an end without a word, after which nothing more is sent or recorded.
    /// </summary>
    public override void Dispose()
    {
        if (!_end.IsCancellationRequested)
            _end.Cancel();
        _end.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The clock was set back by {Time}: what had come due before stays due.")]
        public static partial void ClockWasSetBack(ILogger log, Duration time);

        [LoggerMessage(LogLevel.Error, "The outbox could not give back what it had claimed; the leases run out by themselves.")]
        public static partial void KeepsItsClaims(ILogger log, Exception error);
    }
}
