using System.Globalization;

namespace ChatOps.Simulation;

/// <summary>A world is its seed: it goes the same way every time, and all along it what always holds, holds.</summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    /// <summary>Another one by <c>SIMULATION_SEED</c>.</summary>
    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    private static readonly Lazy<Task<Trace>> Once = new(() => Task.Run(() => Story.Of(Seed)));

    [Fact]
    public async Task the_same_seed_goes_the_same_way_twice()
    {
        // Beside each other, each in its own time and with its own chance.
        var both = await Task.WhenAll(Once.Value, Task.Run(() => Story.Of(Seed)));

        output.WriteLine($"seed {Seed}: {both[0].Lines.Count} lines, {both[0].Hash()}");
        both[1].Lines.Zip(both[0].Lines).FirstOrDefault(l => l.First != l.Second).ShouldBe(default, "the first line that differs");
        both[1].Hash().ShouldBe(both[0].Hash());
        both[0].Lines.Count.ShouldBeGreaterThan(1_000, "something went on");
    }

    [Fact]
    public async Task another_seed_goes_another_way()
    {
        var other = await Story.Of(Seed + 1, days: 7);

        output.WriteLine($"seed {Seed + 1}, a week: {other.Lines.Count} lines, {other.Hash()}");
        other.Lines.ShouldNotBe((await Once.Value).Lines.Take(other.Lines.Count));
    }
}
