namespace ChatOps.Benchmarks.Matching;

/// <summary>What others do: by chance, or the best pair first over all pairs.</summary>
internal static class Baselines
{
    public static List<int[]> Shuffle(Staff staff, int seed)
    {
        var chance = new Chance((ulong)seed);
        var order = Free(staff).OrderBy(_ => chance.Next()).ToArray();
        return [.. Kept(staff), .. order.Chunk(2).Where(c => c.Length == 2)];
    }

    public static List<int[]> Greedy(Staff staff, Sheet sheet)
    {
        var free = Free(staff);
        var byScore = Enumerable.Range(0, 1061).Select(_ => new List<(int A, int B)>()).ToArray();
        for (var i = 0; i < free.Count; i++)
        {
            for (var j = i + 1; j < free.Count; j++)
            {
                if (!sheet.IsForbidden(free[i], free[j]))
                    byScore[sheet.Score(free[i], free[j])].Add((free[i], free[j]));
            }
        }

        var groups = Kept(staff);
        var taken = new bool[staff.Count];
        foreach (var (a, b) in byScore.Reverse().SelectMany(p => p))
        {
            if (taken[a] || taken[b])
                continue;
            (taken[a], taken[b]) = (true, true);
            groups.Add([a, b]);
        }

        return groups;
    }

    private static List<int[]> Kept(Staff staff) => [.. staff.Keep.Select(k => new[] { k.A, k.B })];

    private static List<int> Free(Staff staff) =>
        [.. Enumerable.Range(0, staff.Count).Except(staff.Keep.SelectMany(k => (int[])[k.A, k.B]))];
}
