using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace ChatOps.Joining.Holidays;

/// <summary>One event of a calendar as days off. Ical.Net reads it; what makes a public holiday of it is ours. Pure.</summary>
/// <param name="Uid">Events with the same one belong together.</param>
/// <param name="Replaces">The day of another event with the same Uid in whose place this one stands.</param>
/// <param name="Name">At most 80 characters.</param>
/// <param name="Length">Days in a row; 0 where it is no holiday.</param>
/// <param name="Firsts">Its first day each time that it takes place; none where it is a meeting, a mere observance, or cancelled.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5545</remarks>
internal sealed record HolidayEvent(string Uid, LocalDate? Replaces, string Name, int Length, IReadOnlyList<LocalDate> Firsts)
{
    /// <summary>Days in a row that one event may take: a long summer break, no more.</summary>
    private const int Longest = 100;

    private const int NameLength = 80;

    /// <summary>Rules of public holidays are short. A long one is a way to keep a processor busy.</summary>
    private const int LongestRule = 200;

    /// <summary>Years without a match after which a rule counts as one that never matches.</summary>
    private static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 100 };

    /// <param name="entry">The event.</param>
    /// <param name="calendar">What the calendar calls itself.</param>
    /// <param name="from">Days before are left out.</param>
    /// <param name="last">Days after are left out.</param>
    /// <param name="most">Repetitions that are followed.</param>
    /// <returns>The event, or last part of the text key <c>holidays.why.{code}</c> for what is wrong with it.</returns>
    public static (HolidayEvent? Event, string Why) Read(CalendarEntry entry, string calendar, LocalDate from, LocalDate last, int most)
    {
        try
        {
            var found = Ical.Net.Calendar.Load(entry.Text)?.Events.SingleOrDefault();
            return found is null ? (null, "text") : Read(found, calendar, from, last, most);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Bad text makes the library throw whatever comes to it: arguments, formats, overflows, its own. The event is left out.
            return (null, entry.Lines.Any(IsRule) ? "rule" : "text");
        }
    }

    private static (HolidayEvent?, string) Read(CalendarEvent found, string calendar, LocalDate from, LocalDate last, int most)
    {
        if (found.DtStart is not { } start)
            return (null, "start");
        if (found.RecurrenceIdentifier is { Range: not RecurrenceRange.ThisInstance })
            return (null, "rule");
        LocalDate? replaces = found.RecurrenceIdentifier is { } other ? Day(other.StartTime) : null;
        var told = new HolidayEvent(found.Uid ?? "", replaces, Shorten(found.Summary ?? ""), WholeDays(found), []);
        var isCancelled = Is(found.Status, "CANCELLED");
        if (told.Length == 0 || isCancelled || IsObservance(found, calendar))
            return (told, "");
        if (told.Length > Longest)
            return (null, "long");
        if (!IsYearly(found))
            return (null, "rule");
        return (told with { Firsts = Repeated(found, Day(start), from.PlusDays(1 - told.Length), last, most) }, "");
    }

    /// <summary>
    /// How many days; 0 for an event with a time of day. From midnight to midnight is a day as well, whatever the zone: that is how Outlook
    /// writes one down.
    /// </summary>
    private static int WholeDays(CalendarEvent found)
    {
        var (start, end, stretch) = (found.DtStart!, found.DtEnd, found.Duration?.ToTimeSpanUnspecified());
        if (!start.HasTime || found.Properties.Any(p => p.Name == "X-MICROSOFT-CDO-ALLDAYEVENT" && Is(p.Value as string, "TRUE")))
            return Math.Max(1, end is not null ? Days(start, end) : stretch?.Days ?? 1);
        if (start.Time != TimeOnly.MinValue || (end?.Time ?? TimeOnly.MinValue) != TimeOnly.MinValue)
            return 0;
        var days = end is not null ? Days(start, end) : stretch is { } whole && whole.Ticks % TimeSpan.TicksPerDay == 0 ? whole.Days : 0;
        return Math.Max(0, days);
    }

    /// <summary>
    /// Calendars of the world list what is celebrated beside what is off. They say which is which in words; in any language what is merely
    /// celebrated names the settings in which to hide it, with the calendar's name at the end.
    /// </summary>
    private static bool IsObservance(CalendarEvent found, string calendar)
    {
        var lines = (found.Description ?? "").Split('\n', StringSplitOptions.TrimEntries);
        return Is(lines[0], "Observance") || found.Categories.Any(c => Is(c, "Observance"))
            || (calendar.Length > 0 && lines.Skip(1).Any(l => l.EndsWith($"> {calendar}", StringComparison.Ordinal)));
    }

    /// <summary>Anything that goes by less than years is no public holiday, and can be made to never end.</summary>
    private static bool IsYearly(CalendarEvent found) =>
        !found.Properties.Any(p => p.Name == "EXRULE") && found.Properties.Count(p => p.Name == "RRULE") <= 1
        && (found.RecurrenceRule is not { } rule
            || (rule is { Frequency: FrequencyType.Yearly, ByHour.Count: 0, ByMinute.Count: 0, BySecond.Count: 0 }
                && rule.ToString()?.Length <= LongestRule));

    /// <summary>Days only: no zone needs to be known, and an exception at a time of day is one of that day.</summary>
    private static List<LocalDate> Repeated(CalendarEvent found, LocalDate start, LocalDate from, LocalDate last, int most)
    {
        var without = found.ExceptionDates.GetAllDates().Select(Day).ToHashSet();
        var plain = new CalendarEvent { DtStart = Date(start), RecurrenceRule = found.RecurrenceRule };
        plain.RecurrenceDates.AddRange(found.RecurrenceDates.GetAllDates().Select(d => Date(Day(d))));
        var days = plain.GetOccurrences(Date(from), Patience).Select(o => Day(o.Period.StartTime)).TakeWhile(d => d <= last);
        return [.. days.Where(d => !without.Contains(d)).Take(most)];
    }

    private static string Shorten(string name)
    {
        var line = string.Join(
            ' ', name.Split((char[])['\n', '\r', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        // Between two characters as people see them: half of one is no text that a database takes.
        var room = 0;
        while (room < line.Length && StringInfo.GetNextTextElementLength(line, room) is var next && room + next <= NameLength)
            room += next;
        return line[..room].TrimEnd();
    }

    private static bool IsRule(string line) => line.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static int Days(CalDateTime start, CalDateTime end) => end.Date.DayNumber - start.Date.DayNumber;

    private static LocalDate Day(CalDateTime at) => LocalDate.FromDateOnly(at.Date);

    private static CalDateTime Date(LocalDate day) => new(day.ToDateOnly());
}
