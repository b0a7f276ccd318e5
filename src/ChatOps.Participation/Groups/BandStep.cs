namespace ChatOps.Participation.Groups;

/// <summary>How steadily people took part in a round up to one of its weeks.</summary>
/// <param name="Monday">The last week that counts.</param>
/// <param name="Shared">Of those who were in for every week: people by the number of weeks that they shared.</param>
/// <param name="Outside">People who missed a week.</param>
/// <param name="Core">Those who missed none, by week and department.</param>
internal sealed record BandStep(
    DateOnly Monday, IReadOnlyList<long> Shared, long Outside, IReadOnlyDictionary<(DateOnly Monday, string Department), long> Core)
{
    public long People => Shared.Sum();
}
