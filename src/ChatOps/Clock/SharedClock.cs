using ChatOps.Storage;

namespace ChatOps.Clock;

/// <summary>
/// The time of day of all who share one PostgreSQL: that server's, asked now and then, and carried on by the stopwatch in between. A host
/// whose own clock is set, or wrong, does nothing too early, too late or twice. Until the server answers for the first time, and on SQLite,
/// it is the host's own.
/// </summary>
internal sealed class SharedClock(Db db, IClock own, TimeProvider time, SchedulerTime schedule) : BackgroundService, IClock
{
    private static readonly TimeSpan AsksEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceAtTheStart = TimeSpan.FromSeconds(3);

    /// <summary>Less than this is the way to the server and back.</summary>
    private static readonly Duration Small = Duration.FromMilliseconds(100);

    private static readonly Statement Now = new SqlText("Clock")["DatabaseNow"];

    private Reading? _last;

    public Instant GetCurrentInstant() =>
        Volatile.Read(ref _last) is { } last
            ? last.At + Duration.FromTimeSpan(time.GetElapsedTime(last.Timestamp))
            : own.GetCurrentInstant();

    public override async Task StartAsync(Ct cancellationToken)
    {
        if (db.Engine != Engine.Postgres)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatienceAtTheStart);
        await Ask(patience.Token);
        schedule.Follow(this);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(Ct stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(AsksEvery, time, stoppingToken);
                await Ask(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Ask(Ct ct)
    {
        try
        {
            var sent = time.GetTimestamp();
            var told = await db.Read(session => session.Find<long?>(Now, new { Leases = (long?)null }), ct);
            var way = Duration.FromTimeSpan(time.GetElapsedTime(sent)) / 2;
            if (told is not { } milliseconds)
                return;
            var now = Instant.FromUnixTimeMilliseconds(milliseconds) + way;
            var off = now - GetCurrentInstant();
            if (_last is null || off > Small + way || off < -(Small + way))
                Volatile.Write(ref _last, new Reading(now, time.GetTimestamp()));
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested || _last is null)
        {
            // While the server is away the stopwatch carries the time on, and whoever needs the server says that it is away.
        }
    }

    private sealed record Reading(Instant At, long Timestamp);
}
