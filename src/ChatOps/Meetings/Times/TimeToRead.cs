namespace ChatOps.Meetings.Times;

/// <summary>What lies between a check-in's opening and the meeting, so that both have read; the best first.</summary>
internal enum TimeToRead
{
    WorkingDay,
    Hour,

    /// <summary>The opening does not matter.</summary>
    None,
}
