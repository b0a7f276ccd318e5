using ChatOps.Tests.Hosting;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ChatOps.Tests.Hosting;

/// <summary>
/// Classes that take a minute or more begin first: begun last, they would run alone. Those that wait for a killed program's claims to run
/// out, and those that compute, by turns.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
    [
        "PostgresRoundKillTests",
        "SimulationTests",
        "PostgresMailKillTests",
        "ContractTests",
        "PostgresOutlookKillTests",
        "PostgresRepairKillTests",
        "PostgresKillTests",
        "SqliteMailKillTests",
        "SqliteKillTests",
        "FreeSlotPropertyTests",
        "SqliteOutlookKillTests",
        "MatcherPropertyTests",
        "SqliteRoundKillTests",
        "PostgresOutlookStoryTests",
        "PostgresMeetingStoryTests",
        "SignInTests",
        "ServeTests",
        "SqlTests",
    ];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<T>(T collection)
        where T : ITestCollection
    {
        var place = Array.FindIndex(Order, n => collection.TestCollectionDisplayName.Contains($".{n} ", StringComparison.Ordinal));
        return place < 0 ? Order.Length : place;
    }
}
