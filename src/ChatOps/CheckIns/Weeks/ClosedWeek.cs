namespace ChatOps.CheckIns.Weeks;

/// <summary>A week that was closed just now, with what it was.</summary>
internal sealed record ClosedWeek(string Id, CheckInState State);
