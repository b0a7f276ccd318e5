namespace ChatOps.Matching.Solving;

/// <summary>Members sorted into few cells by one trait, with the most points that a pair from two cells can earn for it.</summary>
internal sealed class Cells
{
    private readonly int[] _of;
    private readonly int[] _most;

    private Cells(int[] of, int count, int[] most) => (_of, Count, _most) = (of, count, most);

    public int Count { get; }

    /// <summary>The most that any pair can earn.</summary>
    public int Greatest => _most.Max();

    public int this[int member] => _of[member];

    public int Most(int a, int b) => _most[a * Count + b];

    /// <param name="traits">Each member's own; equal traits earn the same with everybody.</param>
    /// <param name="limit">The most cells there may be; traits that are neighbours share one.</param>
    /// <param name="points">What two traits earn.</param>
    /// <param name="ceiling">What no two earn more than, for when there are too many traits to ask.</param>
    public static Cells Of<T>(IReadOnlyList<T> traits, int limit, Func<T, T, int> points, int ceiling)
        where T : IComparable<T>
    {
        T[] kinds = [.. traits.Distinct().Order()];
        var count = Math.Min(limit, Math.Max(1, kinds.Length));
        var cells = new Dictionary<T, int>();
        for (var k = 0; k < kinds.Length; k++)
            cells.Add(kinds[k], (int)((long)k * count / kinds.Length));
        var most = new int[count * count];
        if (kinds.Length > 3000)
            Array.Fill(most, ceiling);
        else
            Fill(kinds, cells, most, count, points);
        return new Cells([.. traits.Select(t => cells[t])], count, most);
    }

    private static void Fill<T>(T[] kinds, Dictionary<T, int> cells, int[] most, int count, Func<T, T, int> points)
        where T : notnull
    {
        var cell = kinds.Select(k => cells[k]).ToArray();
        for (var a = 0; a < kinds.Length; a++)
        {
            for (var b = 0; b < kinds.Length; b++)
            {
                ref var entry = ref most[cell[a] * count + cell[b]];
                entry = Math.Max(entry, points(kinds[a], kinds[b]));
            }
        }
    }
}
