namespace ChatOps.Counting;

/// <summary>How steadily: of those who were in for every week of a stretch, how many shared so many weeks; and who was not, by their last week.</summary>
/// <param name="Shared">People by the number of weeks that they shared, from none to all.</param>
/// <param name="Outside">By last week: all who missed a week, and those of them in a department where somebody missed none.</param>
internal sealed record Bands(IReadOnlyList<long> Shared, IReadOnlyDictionary<string, (long People, long Steady)> Outside)
{
    public static Bands Of(IReadOnlyList<Stretch> people, int weeks)
    {
        var shared = new long[weeks + 1];
        foreach (var stretch in people.Where(p => p.Weeks == weeks))
            shared[stretch.Shared] += stretch.People;
        var steady = people.Where(p => p.Weeks == weeks && p.Department is not null).Select(p => p.Department).ToHashSet();
        return new(shared, people.Where(p => p.Weeks != weeks).GroupBy(p => p.LastWeek)
            .ToDictionary(g => g.Key, g => (g.Sum(p => p.People), g.Where(p => p.Department is not null && steady.Contains(p.Department)).Sum(p => p.People))));
    }

    /// <summary>People with the same record over the weeks of a stretch.</summary>
    internal sealed record Stretch
    {
        public long Weeks { get; init; }

        public long Shared { get; init; }

        public string LastWeek { get; init; } = "";

        /// <summary>Null: they changed it.</summary>
        public string? Department { get; init; }

        public long People { get; init; }
    }
}
