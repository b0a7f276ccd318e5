using ChatOps.People;
using NodaTime.TimeZones;

namespace ChatOps.Channels.Queueing;

/// <summary>
/// A person's working days, outside of which nothing leaves. <c>WorkDays</c> are ISO day numbers, the hours minutes after local midnight; a
/// day that ends before it starts ends on the morning after.
/// </summary>
internal sealed record QuietHours(DateTimeZone Zone, string WorkDays, int WorkFrom, int WorkUntil)
{
    /// <summary>Days ahead in which a working day is looked for.</summary>
    private const int LongestLeave = 400;

    /// <summary>A wall time in a gap becomes the first valid instant after it, in an overlap the earlier of the two.</summary>
    private static readonly ZoneLocalMappingResolver Resolve =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>Leave and public holidays: no working days either.</summary>
    public DaysOff DaysOff { get; init; } = DaysOff.None;

    public static QuietHours Of(Person person) =>
        new(person.TimeZone, person.WorkDays, person.WorkFrom, person.WorkUntil) { DaysOff = person.DaysOff };

    public bool IsOpen(Instant at) => NextOpening(at) == at;

    /// <summary>This instant when it lies in a working day, else the start of the next one.</summary>
    public Instant NextOpening(Instant from)
    {
        var today = DayOf(from);
        for (var day = today.PlusDays(-1); day <= today.PlusDays(DaysOff.IsEmpty ? 8 : LongestLeave); day = day.PlusDays(1))
        {
            if (!WorkDays.Contains((char)('0' + (int)day.DayOfWeek)) || DaysOff.IsOff(day))
                continue;
            var (start, end) = (At(day, WorkFrom), At(day, WorkUntil > WorkFrom ? WorkUntil : WorkUntil + 1440));
            if (from < end)
                return from > start ? from : start;
        }
        return from; // No working day at all: then no day is quieter than another.
    }

    public LocalDate DayOf(Instant at) => at.InZone(Zone).Date;

    public static LocalDate WeekOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    /// <summary>The first working instant on this day or later.</summary>
    public Instant OpeningFrom(LocalDate day) => NextOpening(Zone.AtStartOfDay(day).ToInstant());

    private Instant At(LocalDate day, int minutes) =>
        Zone.ResolveLocal(day.PlusDays(minutes / 1440).AtMidnight().PlusMinutes(minutes % 1440), Resolve).ToInstant();
}
