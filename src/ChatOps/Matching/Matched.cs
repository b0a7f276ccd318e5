namespace ChatOps.Matching;

/// <summary>Who stands with whom.</summary>
/// <param name="Groups">Ordered by their first member.</param>
/// <param name="Total">The sum of their scores.</param>
/// <param name="Bound">No permitted way to leave as few people alone scores more. Equal to <paramref name="Total"/>: proven best.</param>
/// <param name="Left">Empty unless the hard rules leave nobody for them.</param>
internal sealed record Matched(IReadOnlyList<Group> Groups, long Total, long Bound, IReadOnlyList<Left> Left);
