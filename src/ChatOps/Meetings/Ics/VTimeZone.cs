using System.Globalization;
using NodaTime.TimeZones;

namespace ChatOps.Meetings;

/// <summary>
/// A zone as iCalendar tells it: every offset that holds in the stretch, each from its own transition, so that nobody needs to know our zone's name or
/// its rules. RFC 5545 3.6.5.
/// </summary>
internal static class VTimeZone
{
    public static IEnumerable<string> Lines(DateTimeZone zone, Instant from, Instant until)
    {
        yield return "BEGIN:VTIMEZONE";
        yield return $"TZID:{zone.Id}";
        foreach (var interval in zone.GetZoneIntervals(from, until))
        {
            var isFirst = !interval.HasStart || interval.Start <= from;
            // Before the stretch one offset is as good as another; a transition is told in the wall time that ends with it.
            var before = isFirst ? interval.WallOffset : zone.GetUtcOffset(interval.Start - Duration.Epsilon);
            var start = isFirst ? new LocalDateTime(1970, 1, 1, 0, 0) : interval.Start.WithOffset(before).LocalDateTime;
            var kind = interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
            yield return $"BEGIN:{kind}";
            yield return $"DTSTART:{start.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
            yield return $"TZOFFSETFROM:{Text(before)}";
            yield return $"TZOFFSETTO:{Text(interval.WallOffset)}";
            yield return $"TZNAME:{Name(interval)}";
            yield return $"END:{kind}";
        }

        yield return "END:VTIMEZONE";
    }

    private static string Name(ZoneInterval interval) => interval.Name.Length > 0 ? interval.Name : "LMT";

    private static string Text(Offset offset) => offset.ToString(offset.Seconds % 60 == 0 ? "+HHmm" : "+HHmmss", CultureInfo.InvariantCulture);
}
