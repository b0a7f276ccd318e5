using NodaTime.TimeZones;

namespace ChatOps.Meetings.Times;

/// <summary>
/// Wall times to instants: one in a daylight-saving gap becomes the first valid instant after it, one in an overlap the earlier of the two.
/// </summary>
internal static class WallTime
{
    private static readonly ZoneLocalMappingResolver Resolve =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant At(LocalDateTime wall, DateTimeZone zone) => zone.ResolveLocal(wall, Resolve).ToInstant();

    /// <param name="day">The calendar day.</param>
    /// <param name="minutes">After its midnight; a day or more reaches into the next one.</param>
    /// <param name="zone">Where.</param>
    public static Instant At(LocalDate day, int minutes, DateTimeZone zone) => At(day.AtMidnight().PlusMinutes(minutes), zone);

    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
