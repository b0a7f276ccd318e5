using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.CheckIns;

/// <summary>One member's week, without its words.</summary>
internal sealed record CheckIn
{
    public required string Id { get; init; }
    public required string MembershipId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>The Monday of the ISO week.</summary>
    public required LocalDate Week { get; init; }

    public CheckInState State { get; init; }

    /// <summary>Over. What it was until then stays in <see cref="State"/>.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The partnership it was shared with; before that the one its member last knew of. Null: nobody.</summary>
    public string? PartnershipId { get; init; }

    public Instant OpensAt { get; init; }
    public Instant OnTimeUntil { get; init; }
    public Instant ClosesAt { get; init; }
    public Instant? NudgeAt { get; init; }
    public Instant? SecondNudgeAt { get; init; }
    public Instant? NudgedAt { get; init; }

    /// <summary>
    /// Grows with every accepted change. A form carries the version it was opened with, so that a late one never replaces a newer one.
    /// </summary>
    public int Version { get; init; }

    public Instant? DraftedAt { get; init; }
    public Instant? SharedAt { get; init; }
    public Instant? ChangedAt { get; init; }
    public Instant? TakenBackAt { get; init; }

    public bool IsOver(Instant now) => IsClosed || now >= ClosesAt;
}

internal enum CheckInState
{
    Due,
    Draft,
    Shared,
    Skipped,
}
