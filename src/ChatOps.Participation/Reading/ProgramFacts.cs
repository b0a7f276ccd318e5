using ChatOps.Participation.Groups;

namespace ChatOps.Participation.Reading;

/// <summary>A program with everything that is counted of it, hidden figures included. Rounds and weeks in the order of time.</summary>
internal sealed record ProgramFacts(string Key, string Name, IReadOnlyList<RoundFacts> Rounds);

/// <param name="Number">1, 2, 3.</param>
/// <param name="IsClosed">It is over, and so are all of its weeks.</param>
/// <param name="Weeks">A week belongs to one round as a whole.</param>
internal sealed record RoundFacts(int Number, bool IsClosed, IReadOnlyList<WeekFacts> Weeks)
{
    private (int Minimum, Showing Showing)? _showing;

    /// <summary>A copy decides anew.</summary>
    private RoundFacts(RoundFacts original) => (Number, IsClosed, Weeks) = (original.Number, original.IsClosed, original.Weeks);

    public RoundSizes Sizes =>
        new(IsClosed, [.. Weeks.Select(w => new WeekSizes(w.Monday, w.IsClosed, w.Cells.ToDictionary(c => c.Key, c => c.Value.Size)))]);

    /// <summary>What may be shown; decided once for all parts of an answer.</summary>
    public Showing Showing(int minimum) =>
        (_showing is { } known && known.Minimum == minimum ? known : (_showing = (minimum, SmallGroups.Of(Sizes, minimum))).Value).Showing;
}

/// <param name="Monday">Its first day.</param>
/// <param name="IsClosed">Nobody's check-in is open any more: the figures stay as they are.</param>
/// <param name="Cells">By department; empty for people without one.</param>
internal sealed record WeekFacts(DateOnly Monday, bool IsClosed, IReadOnlyDictionary<string, Cell> Cells)
{
    public long? Paused { get; init; }

    public long Pairs { get; init; }

    public long LargerGroups { get; init; }

    /// <summary>Each meeting once; null until nobody is asked about them any more.</summary>
    public Meetings? Meetings { get; init; }
}

internal sealed record Meetings(long Booked, long Held);

/// <summary>One department's week: its size, and its figures.</summary>
internal sealed record Cell(GroupSize Size, Figures Figures);
