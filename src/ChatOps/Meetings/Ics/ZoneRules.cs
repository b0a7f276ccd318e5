using Ical.Net;
using Ical.Net.CalendarComponents;
using Wire = Ical.Net.DataTypes;

namespace ChatOps.Meetings.Ics;

/// <summary>
/// A zone as iCalendar tells it: every offset that holds in the stretch, each from its own transition, so that nobody needs to know our
/// zone's name or its rules. RFC 5545 3.6.5. (Ical.Net's own make yearly rules of them, which zones that go by the moon don't keep.)
/// </summary>
internal static class ZoneRules
{
    public static VTimeZone Of(DateTimeZone zone, Instant from, Instant until)
    {
        var told = new VTimeZone(zone.Id);
        foreach (var interval in zone.GetZoneIntervals(from, until))
        {
            var isFirst = !interval.HasStart || interval.Start <= from;
            // Before the stretch one offset is as good as another; a transition is told in the wall time that ends with it.
            var before = isFirst ? interval.WallOffset : zone.GetUtcOffset(interval.Start - Duration.Epsilon);
            var start = isFirst ? new LocalDateTime(1970, 1, 1, 0, 0) : interval.Start.WithOffset(before).LocalDateTime;
            told.AddChild(new VTimeZoneInfo(interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT")
            {
                Start = new Wire.CalDateTime(start.ToDateTimeUnspecified(), hasTime: true),
                OffsetFrom = new Wire.UtcOffset(before.ToTimeSpan()),
                OffsetTo = new Wire.UtcOffset(interval.WallOffset.ToTimeSpan()),
                TimeZoneName = interval.Name.Length > 0 ? interval.Name : "LMT",
            });
        }

        return told;
    }
}
