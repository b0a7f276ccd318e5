using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime.TimeZones;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>
/// On which days an event lies. Its own wall time says it; a moment in UTC that is midnight in the zone which the event, or else the
/// calendar, names is a day there.
/// </summary>
/// <param name="Zone">Null: nobody said one that is known.</param>
internal sealed record CalendarDays(DateTimeZone? Zone)
{
    /// <summary>What programs write beside a day that they had to put down as moments.</summary>
    public static readonly string[] AllDayMarks =
    [
        "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY",
    ];

    /// <summary>From here on a day is over for programs that can't write its end.</summary>
    private static readonly LocalTime LastMinute = new(23, 59);

    /// <param name="start">The event's first moment.</param>
    /// <param name="calendar">The zone that the calendar names, or null.</param>
    public static CalendarDays Of(CalDateTime start, string? calendar) => new(Known(start.IsUtc ? null : start.TzId) ?? Known(calendar));

    public LocalDate Day(CalDateTime at) => Local(at).Date;

    /// <summary>
    /// How many days; 0 for an event with a time of day, null where it says that it is whole days and nobody can tell which. From midnight
    /// to midnight is a day as well, whatever the zone: that is how Outlook writes one down.
    /// </summary>
    public int? WholeDays(CalendarEvent found)
    {
        var (first, stretch) = (Local(found.DtStart!), found.Duration?.ToTimeSpanUnspecified());
        LocalDateTime? end = found.DtEnd is { } until ? Local(until) : null;
        if (IsDate(found))
            return Math.Max(1, end is { } day ? Between(first.Date, day) : stretch?.Days ?? 1);
        var isMarked = found.Properties.Any(p => AllDayMarks.Contains(p.Name, StringComparer.OrdinalIgnoreCase) && IsTrue(p.Value));
        if (first.TimeOfDay != LocalTime.Midnight)
            return isMarked || (found.DtStart!.IsUtc && IsWhole(stretch ?? LengthOf(first, end))) ? null : 0;
        // In hours, the day on which clocks change is longer or shorter.
        if (end is null && Zone is not null && stretch is { Ticks: > 0 } exact && !IsWhole(exact))
            end = first.InZoneLeniently(Zone).Plus(NodaTime.Duration.FromTimeSpan(exact)).LocalDateTime;
        if (end is { } last)
            return isMarked || IsEdge(last) ? Math.Max(isMarked ? 1 : 0, Between(first.Date, last)) : 0;
        return stretch is { } some && IsWhole(some) ? some.Days : isMarked ? 1 : 0;
    }

    /// <summary>Some write that it is a date, and then a time of day behind it.</summary>
    private static bool IsDate(CalendarEvent found) =>
        !found.DtStart!.HasTime
        || found.Properties.Any(p => p.Name == "DTSTART" && p.Parameters.Any(v => IsOf(v.Name, "VALUE") && IsOf(v.Value, "DATE")));

    private static bool IsOf(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan LengthOf(LocalDateTime first, LocalDateTime? end) =>
        end is { } over ? over.ToDateTimeUnspecified() - first.ToDateTimeUnspecified() : default;

    /// <summary>Some days to the tick.</summary>
    private static bool IsWhole(TimeSpan stretch) => stretch.Ticks > 0 && stretch.Ticks % TimeSpan.TicksPerDay == 0;

    private static bool IsTrue(object? value) => value is "TRUE" or "True" or "true" or "1";

    private static int Between(LocalDate first, LocalDateTime end) =>
        NodaTime.Period.DaysBetween(first, end.Date) + (end.TimeOfDay >= LastMinute ? 1 : 0);

    private LocalDateTime Local(CalDateTime at)
    {
        if (!at.HasTime)
            return LocalDate.FromDateOnly(at.Date).AtMidnight();
        var written = LocalDateTime.FromDateTime(at.Value);
        return at.IsUtc && Zone is not null && written.InUtc().WithZone(Zone).LocalDateTime is var there && IsEdge(there) ? there : written;
    }

    private static bool IsEdge(LocalDateTime at) => at.TimeOfDay == LocalTime.Midnight || at.TimeOfDay >= LastMinute;

    /// <summary>By its name at IANA or in Windows.</summary>
    private static DateTimeZone? Known(string? name) =>
        string.IsNullOrEmpty(name) ? null
        : TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(name, out var iana) ? DateTimeZoneProviders.Tzdb[iana]
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
}
