using System.Globalization;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Meetings.Cards;

/// <summary>When a meeting is, as one reader says it in their own zone and language. Pure.</summary>
internal static class MeetingTimes
{
    /// <summary>"Tuesdays 10:00 to 10:20", "Every second Tuesday, 10:00 to 10:20".</summary>
    public static string Series(MeetingTime time, DateTimeZone zone, Instant now, Phrases t)
    {
        if (time.EveryWeeks == 0)
            return t["meeting.when.own"];
        var start = Local(time, zone, now);
        return t.Fill(
            time.FirstDay == time.LastDay ? "meeting.when.once"
                : time.EveryWeeks > 1 ? "meeting.when.second"
                : "meeting.when.weekly",
            ("weekday", start.ToString("dddd", t.Culture)),
            ("day", Dates.Day(start.Date, t)),
            ("from", Hour(start)),
            ("to", Hour(start.PlusMinutes(time.Minutes))));
    }

    /// <summary>"10:00", with the day of the week where it is another one than the reader's.</summary>
    public static string For(MeetingTime time, DateTimeZone zone, DateTimeZone readers, Instant now, Phrases t)
    {
        var (theirs, own) = (Local(time, zone, now), Local(time, readers, now));
        return theirs.Date == own.Date ? Hour(theirs) : $"{theirs.ToString("dddd", t.Culture)} {Hour(theirs)}";
    }

    /// <summary>"Tuesday 24 November, 10:00".</summary>
    public static string One(Instant at, Person reader, Phrases t)
    {
        var local = at.InZone(reader.TimeZone).LocalDateTime;
        var day = t.Fill("format.weekday", ("weekday", local.ToString("dddd", t.Culture)), ("day", Dates.Day(local.Date, t)));
        return t.Fill("format.weekday.hour", ("day", day), ("hour", Hour(local)));
    }

    /// <summary>For a button: "Tue 24 Nov, 10:00".</summary>
    public static string Short(LocalDateTime wall, DateTimeZone zone, Person reader, Phrases t)
    {
        var local = WallTime.At(wall, zone).InZone(reader.TimeZone).LocalDateTime;
        return $"{local.ToString(t["format.day.short"], t.Culture)}, {Hour(local)}";
    }

    /// <summary>The next day of the series, or its last one when it is over.</summary>
    private static LocalDateTime Local(MeetingTime time, DateTimeZone zone, Instant now)
    {
        var day = time.FirstDay;
        while (day.PlusWeeks(time.Step) <= time.LastDay && WallTime.At(day.At(time.From), time.TimeZone) < now)
            day = day.PlusWeeks(time.Step);
        return WallTime.At(day.At(time.From), time.TimeZone).InZone(zone).LocalDateTime;
    }

    private static string Hour(LocalDateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
