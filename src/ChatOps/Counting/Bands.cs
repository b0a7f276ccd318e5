namespace ChatOps.Counting;

/// <summary>How steadily: of those who were in for every week of a stretch, how many shared so many weeks.</summary>
/// <param name="Shared">People by the number of weeks that they shared, from none to all.</param>
/// <param name="Outside">People who missed a week.</param>
/// <param name="Core">Those who missed none, by week and department.</param>
internal sealed record Bands(IReadOnlyList<long> Shared, long Outside, IReadOnlyList<Bands.Place> Core)
{
    public static Bands Of(IReadOnlyList<Stretch> people, IReadOnlyList<Place> core, int weeks)
    {
        var shared = new long[weeks + 1];
        foreach (var stretch in people.Where(p => p.Weeks == weeks))
            shared[stretch.Shared] += stretch.People;
        return new(shared, people.Where(p => p.Weeks != weeks).Sum(p => p.People), core);
    }

    /// <summary>People with the same record over the weeks of a stretch.</summary>
    internal sealed record Stretch
    {
        public long Weeks { get; init; }

        public long Shared { get; init; }

        public long People { get; init; }
    }

    /// <summary>People in a department in a week.</summary>
    internal sealed record Place
    {
        public string Week { get; init; } = "";

        public string Department { get; init; } = "";

        public long People { get; init; }
    }
}
