using ChatOps.People;

namespace ChatOps.Tests.People;

/// <summary>Ids and secrets, of nobody's choosing in production, and from a seed where a simulation asks for it.</summary>
public sealed class ChanceTests
{
    private static readonly FakeClock Clock = new(Instant.FromUtc(2026, 11, 23, 9, 30));

    [Fact]
    public void without_a_seed_nothing_comes_twice()
    {
        Enumerable.Range(0, 1_000).Select(_ => Ids.New()).Distinct().Count().ShouldBe(1_000);
        Chance.Secret(32).ShouldNotBe(Chance.Secret(32));
        Chance.Secret("ABC", 40).ShouldNotBe(Chance.Secret("ABC", 40));
    }

    [Fact]
    public async Task a_seed_gives_the_same_every_time_and_another_seed_something_else()
    {
        var (once, again, other) = (await Draws(1), await Draws(1), await Draws(2));

        again.ShouldBe(once);
        other.ShouldNotBe(once);
        once.Distinct().Count().ShouldBe(once.Count);
    }

    [Fact]
    public async Task its_ids_are_uuids_of_the_seventh_version_with_the_clocks_time()
    {
        var id = Guid.Parse((await Draws(3))[0]);

        id.Version.ShouldBe(7);
        id.Variant.ShouldBeInRange(8, 11);
        Convert.ToInt64(id.ToString("N")[..12], 16).ShouldBe(Clock.GetCurrentInstant().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task it_ends_with_the_flow_that_asked_for_it()
    {
        await Draws(4);

        Ids.New().ShouldNotBe((await Draws(4))[0]);
    }

    /// <summary>In a flow of its own, and on in another thread.</summary>
    private static async Task<IReadOnlyList<string>> Draws(int seed)
    {
        await Task.Yield();
        Chance.From(seed, Clock);
        var here = Ids.New();
        var there = await Task.Run(Ids.New, TestContext.Current.CancellationToken);
        return [here, there, Convert.ToHexString(Chance.Secret(32)), Chance.Secret("ABCDEFGH", 12)];
    }
}
