namespace ChatOps.Matching.Rosters;

/// <summary>What a way of matching found, by number.</summary>
/// <param name="Groups">Disjoint.</param>
/// <param name="Bound">See <see cref="Matched.Bound"/>.</param>
/// <param name="Left">In no group.</param>
internal sealed record MatchedGroups(IReadOnlyList<int[]> Groups, long Bound, IReadOnlyList<int> Left);
