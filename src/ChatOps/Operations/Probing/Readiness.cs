using ChatOps.Privacy;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using ChatOps.Storage.Outages;
using Quartz;

namespace ChatOps.Operations.Probing;

/// <summary>
/// Whether this instance can do its job. One look serves every probe of the next moment, so that probing costs nothing. Vendors never
/// count: they being away is the outbox's business, not the load balancer's.
/// </summary>
internal sealed partial class Readiness(
    Startup startup,
    Migrator migrator,
    Heartbeat heartbeat,
    Db db,
    KeyCheck keys,
    ISchedulerFactory schedulers,
    FaultStore faults,
    IClock clock,
    TimeProvider time,
    ILogger<Readiness> log)
{
    /// <summary>
    /// From the beginning of a look. No answer is older than this or than <see cref="Patience"/>, so none is older than 5 s.
    /// </summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4.5);

    private readonly Lock _gate = new();
    private readonly Seldom _told = new(time);
    private Task<IReadOnlyList<string>>? _look;
    private long _lookedAt;

    /// <summary>What fails: none means ready.</summary>
    public async Task<IReadOnlyList<string>> Failing(Ct ct)
    {
        if (!startup.IsAnnounced)
            return ["start"];
        Task<IReadOnlyList<string>> look;
        lock (_gate)
        {
            if (_look is not { IsCompleted: false } && (_look is null || time.GetElapsedTime(_lookedAt) > GoodFor))
                (_look, _lookedAt) = (Task.Run(Look, CancellationToken.None), time.GetTimestamp());
            look = _look;
        }
        return await look.WaitAsync(ct);
    }

    /// <summary>
    /// Ticks that leave something out. One program's fault takes no instance out of service, so these never make it unready.
    /// </summary>
    public async Task<IReadOnlyList<string>> LeavingOut(Ct ct)
    {
        try
        {
            var standing = await db.Read(session => faults.Standing(session, clock.GetCurrentInstant()), ct).WaitAsync(Patience, ct);
            return [.. standing.Select(f => f.Tick).Distinct()];
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!e.IsAway() && _told.Counts() > 0)
                Log.CheckFailed(log, e.GetType());
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> Look()
    {
        (string Name, Func<Ct, Task<bool>> Holds)[] checks =
        [
            ("migrations", async ct => (await migrator.Pending(ct)).Count == 0),
            ("writer", async ct =>
            {
                await heartbeat.Beat(ct);
                return true;
            }),
            ("key", keys.Holds),
            ("scheduler", async ct => (await schedulers.GetScheduler(ct)).Status == SchedulerStatus.Running),
        ];
        // At once: one that has to be given up costs the others no patience.
        var holds = await Task.WhenAll(checks.Select(c => Task.Run(() => Holds(c.Holds))));
        return [.. checks.Where((_, i) => !holds[i]).Select(c => c.Name)];
    }

    private async Task<bool> Holds(Func<Ct, Task<bool>> check)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return await check(limit.Token).WaitAsync(Patience, limit.Token);
        }
        catch (Exception e)
        {
            // Of a database that is away the log tells already.
            if (e.OutageOf() is null && _told.Counts() > 0)
                Log.CheckFailed(log, e.GetType());
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A readiness check failed: {Fault}")]
        public static partial void CheckFailed(ILogger logger, Type fault);
    }
}
