using System.Globalization;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>Days and hours as the weekly cards say them.</summary>
internal static class When
{
    /// <summary>"23 to 29 November", from the week's Monday.</summary>
    public static string Week(this Phrases t, LocalDate monday) => Dates.Days(monday, monday.PlusDays(6), t);

    /// <summary>"Monday 30 November".</summary>
    public static string Day(this Phrases t, Instant at, DateTimeZone zone)
    {
        var day = at.InZone(zone).Date;
        return t.Fill("format.weekday", ("weekday", day.ToString("dddd", t.Culture)), ("day", Dates.Day(day, t)));
    }

    /// <summary>"Monday 30 November, 09:07".</summary>
    public static string DayAndHour(this Phrases t, Instant at, DateTimeZone zone) =>
        t.Fill(
            "format.weekday.hour",
            ("day", t.Day(at, zone)),
            ("hour", at.InZone(zone).TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>"14:10 on Tuesday", to stand after "at".</summary>
    public static string At(this Phrases t, Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        return t.Fill(
            "format.hour.weekday",
            ("hour", local.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("weekday", local.ToString("dddd", t.Culture)));
    }

    /// <summary>
    /// A week closes at a second of its member's own within twenty minutes; texts name the quarter of an hour before it, which is kept in
    /// any case.
    /// </summary>
    public static Instant QuarterBefore(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).TimeOfDay;
        return at - Duration.FromTicks(local.TickOfDay % (15 * NodaConstants.TicksPerMinute));
    }

    /// <summary>"Tuesday 14:10".</summary>
    public static string Hour(this Phrases t, Instant at, DateTimeZone zone) => Dates.DayAndTime(at.InZone(zone).LocalDateTime, t);
}
