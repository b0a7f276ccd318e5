using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.CheckIns.Weeks;

/// <summary>A membership with what its rhythm needs.</summary>
internal sealed record DueMember
{
    public required string MembershipId { get; init; }
    public required PersonId PersonId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required string ProgramKey { get; init; }
    public required string Department { get; init; }
    public bool IsActive { get; init; } = true;

    /// <summary>The open round; null between rounds.</summary>
    public string? RoundId { get; init; }

    public int RoundNumber { get; init; }

    /// <summary>The partnership that stands now; null between pairs.</summary>
    public string? StandingId { get; init; }

    /// <summary>The last week that was opened, in whatever round.</summary>
    public LocalDate? LastWeek { get; init; }

    /// <summary>Null between rounds.</summary>
    public Rhythm? Rhythm { get; init; }
}
