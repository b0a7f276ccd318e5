using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Joining;

/// <summary>A person in a program.</summary>
internal sealed record Membership
{
    public required string Id { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required PersonId PersonId { get; init; }
    public MembershipState State { get; init; }

    /// <summary>Paused until this day, or until they say so when null.</summary>
    public LocalDate? PausedUntil { get; init; }

    public int NoticeVersion { get; init; }

    /// <summary>When they joined or applied, the last time.</summary>
    public Instant JoinedAt { get; init; }

    /// <summary>They take part, or wait to be admitted, or pause.</summary>
    public bool IsIn => State is MembershipState.Active or MembershipState.Applied or MembershipState.Paused;
}

internal enum MembershipState
{
    Applied,
    Active,
    Paused,
    Graduated,
    Left,
}
