namespace ChatOps.Matching.Exact;

/// <summary>
/// A search that ended without a partner. Only a pair of two of its outer groups, or of an outer member and somebody who is not inner, can
/// help.
/// </summary>
/// <param name="Root">Where it began.</param>
/// <param name="Outer">Members who could be the one without a partner, those of one blossom together.</param>
/// <param name="Inner">Members whom all of these compete for.</param>
internal sealed record Stuck(int Root, IReadOnlyList<int[]> Outer, IReadOnlySet<int> Inner);
