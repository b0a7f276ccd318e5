using ChatOps.Privacy;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using Quartz;

namespace ChatOps.Operations;

/// <summary>Whether this instance can do its job. Vendors never count: they being away is the outbox's business, not the load balancer's.</summary>
internal sealed partial class Readiness(
    Startup startup, Migrator migrator, Db db, KeyRing ring, KeyCheck keys, ISchedulerFactory schedulers, FaultStore faults, IClock clock, ILogger<Readiness> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What fails: none means ready.</summary>
    public async Task<IReadOnlyList<string>> Failing(Ct ct)
    {
        if (!startup.IsAnnounced)
            return ["start"];
        (string Name, Func<Ct, Task<bool>> Holds)[] checks =
        [
            ("migrations", async stop => (await migrator.Pending(stop)).Count == 0),
            ("writer", async stop => await db.Write(_ => Task.FromResult(true), stop)),
            ("key", async stop => !ring.IsEmpty && (await keys.Missing(stop)).Count == 0),
            ("scheduler", async stop => (await schedulers.GetScheduler(stop)).Status == SchedulerStatus.Running),
        ];
        var failing = new List<string>();
        foreach (var (name, holds) in checks)
        {
            if (!await Holds(holds, ct))
                failing.Add(name);
        }

        return failing;
    }

    /// <summary>Ticks that leave something out. One program's fault takes no instance out of service, so these never make it unready.</summary>
    public async Task<IReadOnlyList<string>> LeavingOut(Ct ct)
    {
        try
        {
            var standing = await db.Read(session => faults.Standing(session, clock.GetCurrentInstant()), ct).WaitAsync(Patience, ct);
            return [.. standing.Select(f => f.Tick).Distinct()];
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.CheckFailed(log, e);
            return [];
        }
    }

    private async Task<bool> Holds(Func<Ct, Task<bool>> check, Ct ct)
    {
        try
        {
            return await check(ct).WaitAsync(Patience, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.CheckFailed(log, e);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A readiness check failed")]
        public static partial void CheckFailed(ILogger logger, Exception exception);
    }
}
