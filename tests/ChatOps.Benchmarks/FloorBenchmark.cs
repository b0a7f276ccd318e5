using ChatOps.Benchmarks.Floors;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks;

/// <summary>What the statements of the shares cost without the host around them, and how many they are.</summary>
internal static class FloorBenchmark
{
    public static async Task Run(Options options, Ct ct)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-floor-").FullName;
        try
        {
            await using var databases = await Databases.Create(options.Engine, folder);
            await using var vendors = await Vendors.Start(ct);
            var keys = Path.Combine(folder, "keys");
            var authors = await Seeding.Fill(databases, folder, keys, vendors.ServiceUrl, options.Members, ct);
            var floor = new Floor(options, databases);
            await floor.Record(keys, vendors, authors, ct);
            var turns = new List<Figures>();
            for (var round = 0; round < options.Rounds; round++)
                turns.Add(await floor.Turn());
            Console.WriteLine(
                $"{options.Engine}: the same statements alone, groups of {Floor.GroupSize}, medians of {options.Rounds}; times are a "
                + "group's, processor time is the loop's");
            Console.WriteLine(Figures.Header);
            Console.WriteLine(Figures.MedianOf(turns).Row("floor"));
            await new CostTable(databases, vendors, keys, authors).Print(ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
