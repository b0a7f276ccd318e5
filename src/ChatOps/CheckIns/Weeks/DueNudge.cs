using ChatOps.People;

namespace ChatOps.CheckIns.Weeks;

/// <summary>A check-in whose nudge is due.</summary>
internal sealed record DueNudge(string Id, PersonId PersonId, CheckInState State, Instant ClosesAt)
{
    public Instant? SecondNudgeAt { get; init; }
    public Instant? NudgedAt { get; init; }
    public Instant? DraftedAt { get; init; }
    public bool IsActive { get; init; } = true;
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;
}
