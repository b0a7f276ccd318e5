using ChatOps.Counting.Records;
using ChatOps.Privacy.Records;

namespace ChatOps.Counting;

/// <summary>Wiring of the totals.</summary>
internal static class Counting
{
    public static IServiceCollection AddCounting(this IServiceCollection services) => services
        .AddSingleton<SnapshotStore>()
        .AddSingleton<KeepWeeks>()
        .AddSingleton<KeepBands>()
        .AddSingleton<IRecord, CountingRecord>();
}
