using ChatOps.Storage;
using Quartz;

namespace ChatOps.Clock;

/// <summary>
/// Every trigger, one list. On SQLite the triggers live in memory: they are code, and what is due is read from our own tables. On PostgreSQL
/// they live in the database, so that one instance ticks for all.
/// </summary>
internal static class Schedule
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(250);

    public static IServiceCollection AddSchedule(this IServiceCollection services, DbSettings database, int speed) => services
        .AddQuartz(quartz =>
        {
            if (database.EngineInUse == Engine.Postgres)
                quartz.UsePersistentStore(store => store.UsePostgres(database.ConnectionString).ProvisionSchema().UseClustering());
            else
                quartz.UseInMemoryStore();
            quartz.ScheduleJob<TickJob>(
                trigger => trigger.WithIdentity("tick").StartNow().WithSchedule(SimpleScheduleBuilder.Create().WithInterval(Every(speed)).RepeatForever()),
                job => job.WithIdentity("tick"));
        })
        .AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);

    /// <summary>In a demo the clock runs faster, not the scheduler: it looks at the clock more often.</summary>
    public static TimeSpan Every(int speed) => Usual / speed > Fastest ? Usual / speed : Fastest;
}
