namespace ChatOps.Matching.Solving;

/// <summary>The trio of an odd number; the optimum holds the pairs of all others.</summary>
/// <param name="Members">By place.</param>
/// <param name="Bound">Over all trios and all pairs of the others, in doubled points.</param>
internal sealed record Trio(int[] Members, long Bound);
