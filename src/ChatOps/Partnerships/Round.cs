using ChatOps.Programs;

namespace ChatOps.Partnerships;

/// <summary>A numbered stretch of a program in which the pairs stand. Days are calendar days, each member's own.</summary>
internal sealed record Round
{
    public required string Id { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required int Number { get; init; }
    public required LocalDate FirstDay { get; init; }
    public required LocalDate LastDay { get; init; }
    public RoundState State { get; init; }
}

internal enum RoundState
{
    Open,
    Closed,
}
