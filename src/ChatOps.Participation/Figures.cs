using ChatOps.Participation.Reading;

namespace ChatOps.Participation;

/// <summary>What a row shows when it shows anything.</summary>
internal sealed record Figures(long Members, long Due, long Shared, long OnTime)
{
    public Meetings? Meetings { get; init; }

    /// <summary>
    /// Several weeks: what happened adds up, the members are those of the last one. Meetings only when all weeks have them.
    /// </summary>
    public static Figures Over(IReadOnlyList<Figures> weeks) =>
        new(weeks[^1].Members, weeks.Sum(w => w.Due), weeks.Sum(w => w.Shared), weeks.Sum(w => w.OnTime))
        {
            Meetings = weeks.All(w => w.Meetings is not null)
                ? new(weeks.Sum(w => w.Meetings!.Booked), weeks.Sum(w => w.Meetings!.Held))
                : null,
        };

    /// <summary>Several departments in one week. A meeting of two departments would count twice: the program has its own number.</summary>
    public static Figures Across(IEnumerable<Figures> departments, Meetings? meetings)
    {
        var all = departments.ToList();
        return new(all.Sum(d => d.Members), all.Sum(d => d.Due), all.Sum(d => d.Shared), all.Sum(d => d.OnTime)) { Meetings = meetings };
    }
}
