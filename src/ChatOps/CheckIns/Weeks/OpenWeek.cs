namespace ChatOps.CheckIns.Weeks;

/// <summary>A week that is open now, as it is stored.</summary>
internal sealed record OpenWeek(string Id, LocalDate Week, Instant OpensAt, Instant ClosesAt)
{
    public Instant? NudgeAt { get; init; }
    public Instant? SecondNudgeAt { get; init; }

    /// <summary>Neither shared nor skipped.</summary>
    public bool IsUnanswered { get; init; } = true;
}
