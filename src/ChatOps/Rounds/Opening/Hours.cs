using ChatOps.Programs;
using NodaTime.TimeZones;

namespace ChatOps.Rounds.Opening;

/// <summary>When a round's first day has its hour: for one person, and for the first of many.</summary>
internal static class Hours
{
    /// <summary>A wall time in a gap becomes the first valid instant after it, in an overlap the earlier of the two.</summary>
    private static readonly ZoneLocalMappingResolver WallTime = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    public static Instant In(DateTimeZone zone, RoundSettings rounds, LocalDate firstDay) =>
        zone.ResolveLocal(firstDay.At(LocalTime.Midnight.PlusMinutes(rounds.RevealsAt)), WallTime).ToInstant();

    /// <summary>Where the day begins first of these zones; without any, by UTC.</summary>
    public static Instant Earliest(RoundSettings rounds, LocalDate firstDay, IReadOnlyCollection<string> zones) =>
        zones
            .Select(z => DateTimeZoneProviders.Tzdb.GetZoneOrNull(z) ?? DateTimeZone.Utc)
            .DefaultIfEmpty(DateTimeZone.Utc)
            .Min(z => In(z, rounds, firstDay));
}
