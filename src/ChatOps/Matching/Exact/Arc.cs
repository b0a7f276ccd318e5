namespace ChatOps.Matching.Exact;

/// <summary>An edge as one of its ends sees it.</summary>
/// <param name="To">The other end.</param>
/// <param name="Weight">Twice the score, so that duals stay whole numbers.</param>
/// <param name="End">The number of the other end: edge times two, plus one for its second.</param>
internal readonly record struct Arc(int To, int Weight, int End);
