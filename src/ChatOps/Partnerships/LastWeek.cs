namespace ChatOps.Partnerships;

/// <summary>In the last seven days of a round nobody is paired anew: they wait for the next one. Pure.</summary>
internal static class LastWeek
{
    /// <summary>Days are counted where a day ends last, so that it begins for everybody at once.</summary>
    public static bool Holds(Round round, Instant at) =>
        at.InZone(DateTimeZone.ForOffset(Offset.FromHours(-12))).Date > round.LastDay.PlusDays(-7);
}
