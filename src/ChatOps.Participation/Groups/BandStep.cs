namespace ChatOps.Participation.Groups;

/// <summary>How steadily people took part in a round up to one of its weeks.</summary>
/// <param name="Monday">The last week that counts.</param>
/// <param name="Shared">Of those who were in for every week: people by the number of weeks that they shared.</param>
/// <param name="Outside">Who missed a week, by their last one.</param>
internal sealed record BandStep(DateOnly Monday, IReadOnlyList<long> Shared, IReadOnlyList<OutsideGroup> Outside)
{
    public long People => Shared.Sum();
}

/// <param name="LastWeek">The last week in which they were in.</param>
/// <param name="People">How many.</param>
/// <param name="Steady">How many of them in a department where somebody was in for every week.</param>
internal sealed record OutsideGroup(DateOnly LastWeek, long People, long Steady);
