namespace ChatOps.Matching;

/// <summary>A member for whom nobody is left.</summary>
/// <param name="Member">By id.</param>
/// <param name="Rule">The hard rule that stands most in the way.</param>
/// <param name="Trio">The group that would fit with them as a third, all three pairs permitted; null when there is none.</param>
internal sealed record Left(string Member, Rule Rule, IReadOnlyList<string>? Trio);
