using System.Globalization;
using ChatOps.Meetings.Calendars;
using NodaTime.Text;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>
/// What is kept of somebody's schedule: when they are busy, when they are out of office, their working hours. Subjects and places, which
/// Outlook tells where people share them, are not looked at. Pure.
/// </summary>
internal static class Busyness
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF");

    public static Availability Of(
        Attendee person, Models.ScheduleInformation schedule, Instant from, int intervalMinutes, WorkingHours? hours)
    {
        List<(Interval When, bool IsAway)> taken = schedule.ScheduleItems is { Count: > 0 } items
            ? [.. Items(items)]
            : [.. View(schedule.AvailabilityView ?? "", from, intervalMinutes)];
        return new Availability
        {
            PersonId = person.PersonId,
            HasMailbox = true,
            Busy = [.. taken.Select(t => t.When)],
            Away = [.. taken.Where(t => t.IsAway).Select(t => t.When)],
            Hours = hours,
        };
    }

    public static WorkingHours? Hours(Models.WorkingHours? hours, DateTimeZone? otherwise = null)
    {
        if (
            hours is not { StartTime: { } start, EndTime: { } end, DaysOfWeek.Count: > 0 }
            || (OutlookZones.Of(hours.TimeZone) ?? otherwise) is not { } zone)
            return null;
        var days = hours.DaysOfWeek.OfType<Models.DayOfWeekObject>().Select(d => (int)Enum.Parse<IsoDayOfWeek>(d.ToString())).Order();
        return new WorkingHours(
            zone,
            string.Concat(days.Select(d => d.ToString(CultureInfo.InvariantCulture))),
            (start.Hour * 60) + start.Minute,
            (end.Hour * 60) + end.Minute);
    }

    private static IEnumerable<(Interval, bool)> Items(List<Models.ScheduleItem> items) =>
        from item in items
        where item.Status is Models.FreeBusyStatus.Busy or Models.FreeBusyStatus.Oof or Models.FreeBusyStatus.Tentative
        let start = At(item.Start)
        let end = At(item.End)
        where start < end
        select (new Interval(start, end), item.Status is Models.FreeBusyStatus.Oof);

    /// <summary>One digit for each interval: 1 tentative, 2 busy, 3 out of office. What is told where the items are not.</summary>
    private static IEnumerable<(Interval, bool)> View(string view, Instant from, int minutes) =>
        view.Select((digit, i) => (digit, i))
            .Where(d => d.digit is '1' or '2' or '3')
            .Select(d =>
                (
                    new Interval(from + Duration.FromMinutes((long)minutes * d.i), from + Duration.FromMinutes((long)minutes * (d.i + 1))),
                    d.digit == '3'));

    private static Instant? At(Models.DateTimeTimeZone? time) =>
        time?.DateTime is { } text && Written.Parse(text).TryGetValue(default, out var local)
            ? local.InZoneLeniently(OutlookZones.Named(time.TimeZone) ?? DateTimeZone.Utc).ToInstant()
            : null;
}
