using ChatOps.Simulation.Invariants;
using ChatOps.Simulation.Vendors;
using ChatOps.Storage;

namespace ChatOps.Simulation;

/// <summary>Each invariant can fail: with a fault put there on purpose, it does.</summary>
public sealed class PlantedTests
{
    [Fact]
    public Task a_change_that_never_arrives_is_lost() => Finds(Invariant.NothingIsLost, new Planted.DroppedUpdate());

    [Fact]
    public Task a_message_that_comes_twice_is_seen() => Finds(Invariant.NoCardTwice, new Planted.PostedTwice());

    [Fact]
    public Task a_change_that_is_overtaken_is_seen() => Finds(Invariant.NoOlderAboveNewer, new Planted.Overtaken());

    [Fact]
    public Task a_total_that_is_not_what_the_facts_say_is_seen() =>
        Finds(Invariant.TotalsAreARecount, meddles: world =>
            world.Db.Write(
                db => db.Execute(new Statement("simulation", "UPDATE participation_rollup SET shared = shared + 1", null)),
                TestContext.Current.CancellationToken));

    private static async Task Finds(string invariant, Planted? planted = null, Func<World, Task>? meddles = null) =>
        (await Should.ThrowAsync<Broken>(() => Story.Of(1, planted, meddles))).Invariant.ShouldBe(invariant);
}
