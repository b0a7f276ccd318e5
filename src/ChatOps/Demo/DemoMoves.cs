namespace ChatOps.Demo;

/// <summary>Where the clock can be moved to. Mornings are half past nine: the check-in opens at nine, spread over twenty minutes.</summary>
internal static class DemoMoves
{
    private static readonly LocalTime Morning = new(9, 30);

    /// <summary>By its name on the page, as the desk's buttons send it; null for an unknown one.</summary>
    public static Instant? To(string name, Instant now, DateTimeZone zone) => name switch
    {
        "hour" => now + Duration.FromHours(1),
        "day" => NextMorning(now, zone, _ => true),
        "monday" => NextMorning(now, zone, day => day.DayOfWeek == IsoDayOfWeek.Monday),
        _ => null,
    };

    private static Instant NextMorning(Instant now, DateTimeZone zone, Func<LocalDate, bool> fits) => Enumerable.Range(0, 9)
        .Select(now.InZone(zone).Date.PlusDays)
        .Where(fits)
        .Select(day => zone.AtLeniently(day + Morning).ToInstant())
        .First(at => at > now);
}
