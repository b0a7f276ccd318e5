using ChatOps.Storage;
using Quartz;

namespace ChatOps.Clock;

/// <summary>
/// Wiring of time, the one place from which it comes: the clock, the one trigger, and how work goes on beside other work. On SQLite the
/// trigger lives in memory: it is code, and what is due is read from our own tables. On PostgreSQL it lives in the database, so that one
/// instance ticks for all.
/// </summary>
internal static class Clock
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(250);

    public static IServiceCollection AddClock(this IServiceCollection services, DbSettings database, int speed)
    {
        var schedule = new SchedulerTime(TimeProvider.System);
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(s => new SharedClock(
                s.GetRequiredService<Db>(), SystemClock.Instance, s.GetRequiredService<TimeProvider>(), schedule))
            .AddSingleton<IClock>(s => s.GetRequiredService<SharedClock>())
            .AddHostedService(s => s.GetRequiredService<SharedClock>())
            .AddSingleton<SteadyClock>()
            .AddSingleton<LeaseTime>()
            .AddSingleton(new SideBySide())
            .AddSingleton<Ticks>()
            .AddQuartz(quartz =>
            {
                if (database.EngineInUse == Engine.Postgres)
                    quartz.UsePersistentStore(store => store.UsePostgres(database.ConnectionString).ProvisionSchema().UseClustering());
                else
                    quartz.UseInMemoryStore();
                quartz.UseTimeProvider(schedule);
                quartz.ScheduleJob<TickJob>(
                    trigger =>
                        trigger
                            .WithIdentity("tick")
                            .StartNow()
                            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(Every(speed)).RepeatForever()),
                    job => job.WithIdentity("tick"));
            })
            .AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    /// <summary>In a demo the clock runs faster, not the scheduler: it looks at the clock more often.</summary>
    private static TimeSpan Every(int speed) => Usual / speed > Fastest ? Usual / speed : Fastest;
}
