using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Partnerships;

/// <summary>Members who stand together for a round: two, or three when the number is odd.</summary>
internal sealed record Partnership
{
    public required string Id { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required string RoundId { get; init; }
    public Instant StartedAt { get; init; }
    public Instant? EndedAt { get; init; }
    public IReadOnlyList<Partner> Partners { get; init; } = [];

    public bool Stands => EndedAt is null;

    /// <summary>Everyone but this person, in a stable order.</summary>
    public IReadOnlyList<Partner> PartnersOf(PersonId person) => [.. Partners.Where(p => p.PersonId != person)];
}

/// <summary>One side of a partnership.</summary>
internal sealed record Partner
{
    public required PersonId PersonId { get; init; }
    public required string DisplayName { get; init; }
    public Side Side { get; init; }

    public string FirstName => DisplayName.Split(' ', 2)[0];
}

internal enum Side
{
    Mutual,
    Supported,
    Supporter,
}
