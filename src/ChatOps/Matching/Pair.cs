namespace ChatOps.Matching;

/// <summary>Two members by id, in either order.</summary>
internal readonly record struct Pair(string A, string B);
