using System.Diagnostics.Metrics;
using ChatOps.Storage;
using ChatOps.Storage.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.Tests.Hosting;

/// <summary>For a tick that a test makes by hand.</summary>
internal static class Guards
{
    private static readonly IMeterFactory Meters = new ServiceCollection()
        .AddMetrics()
        .BuildServiceProvider()
        .GetRequiredService<IMeterFactory>();

    public static Guard On(Db db) => new(db, new FaultStore(), Meters, NullLogger<Guard>.Instance);
}
