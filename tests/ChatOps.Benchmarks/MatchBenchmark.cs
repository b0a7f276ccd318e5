using System.Globalization;
using ChatOps.Benchmarks.Matching;
using ChatOps.Benchmarks.Stage;

namespace ChatOps.Benchmarks;

/// <summary>
/// The <c>match</c> command on made-up companies of several sizes: how near to its proven bound, what it breaks, time and memory; and what
/// chance and greed would give.
/// </summary>
internal static class MatchBenchmark
{
    private static readonly int[] Sizes = [100, 500, 1_000, 2_000, 5_000, 20_000, 100_000];

    public const string Usage = """
          --seed N                   of the made-up companies (42)
        """;

    /// <summary>False when a word is not understood.</summary>
    public static async Task<bool> Run(string[] words, Ct ct)
    {
        var seed = 42;
        if (
            words is not ([] or ["--seed", _])
            || (words.Length > 0 && !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
            return false;
        Console.WriteLine(
            "| people | shuffle: of bound, broken | greedy: of bound, broken | ours: of bound, broken | s | MiB "
            + "|\n|---|---|---|---|---|---|");
        foreach (var size in Sizes)
        {
            var folder = Directory.CreateTempSubdirectory("chatops-match-").FullName;
            try
            {
                var staff = Staff.Of(size, seed);
                await staff.Write(folder, ct);
                var dry = await Dry.Run(Repository.BuiltHost, folder, ct);
                var sheet = new Sheet(staff);
                // All pairs of more than that many do not fit.
                var greedy = size <= 5_000 ? Cell(sheet, Baselines.Greedy(staff, sheet), dry.Bound) : "-";
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {size:N0} | {Cell(sheet, Baselines.Shuffle(staff, seed), dry.Bound)} | {greedy} | "
                        + $"{Cell(sheet, dry.Groups, dry.Bound)} | {dry.Seconds:F2} | {dry.Memory:N0} |"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return true;
    }

    private static string Cell(Sheet sheet, IReadOnlyList<int[]> groups, long bound)
    {
        var (total, broken) = sheet.Judge(groups);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1_000_000.0 * total / bound) / 10_000:F4} %, {broken:N0}");
    }
}
