namespace ChatOps.CheckIns.Weeks;

/// <summary>One member's check-in of one week, as instants.</summary>
/// <param name="Week">The Monday of the ISO week, in the member's own calendar.</param>
/// <param name="OpensAt">When the card comes.</param>
/// <param name="OnTimeUntil">Shared before this counts as on time. For totals only.</param>
/// <param name="ClosesAt">When the next one opens, or the end of the last day of the round.</param>
internal sealed record CheckInWeek(LocalDate Week, Instant OpensAt, Instant OnTimeUntil, Instant ClosesAt)
{
    /// <summary>The next working day at the same hour; null when the week closes before.</summary>
    public Instant? NudgeAt { get; init; }

    /// <summary>The last working day before the close, where the program wants a second nudge.</summary>
    public Instant? SecondNudgeAt { get; init; }

    /// <summary>The Sunday: the card names the week from its first to its last day.</summary>
    public LocalDate LastDay => Week.PlusDays(6);
}
