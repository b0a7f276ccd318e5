namespace ChatOps.Matching;

/// <summary>Members who are to stand together.</summary>
/// <param name="Members">By id, ordinal order.</param>
/// <param name="Score">The sum over its pairs.</param>
/// <param name="Overlap">Minutes of work that the pair with the fewest shares.</param>
/// <param name="Reasons">What holds for every pair of it.</param>
internal sealed record Group(IReadOnlyList<string> Members, int Score, int Overlap, IReadOnlyList<Reason> Reasons);
