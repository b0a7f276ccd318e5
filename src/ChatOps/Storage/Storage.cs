using ChatOps.Storage.Faults;
using ChatOps.Storage.Sqlite;

namespace ChatOps.Storage;

/// <summary>Wiring of the database: what opens it, what brings its schema up to date, and the guard of everything that ticks.</summary>
internal static class Storage
{
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<OneHost>()
        .AddSingleton<Migrator>()
        .AddSingleton<Db>()
        .AddSingleton(HoldingCheckpoint.Of)
        .AddSingleton<FaultStore>()
        .AddSingleton<Guard>();
}
