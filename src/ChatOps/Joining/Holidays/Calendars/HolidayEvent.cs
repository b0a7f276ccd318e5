using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>One event of a calendar as days off. Ical.Net reads it; what makes a public holiday of it is ours. Pure.</summary>
/// <param name="Uid">Events with the same one belong together.</param>
/// <param name="Replaces">The day of another event with the same Uid in whose place this one stands.</param>
/// <param name="Version">Of events with the same Uid, for the same day, a later one stands for the earlier.</param>
/// <param name="Name">As <see cref="HolidayName"/> cuts it.</param>
/// <param name="Length">Days in a row; 0 where it is no holiday.</param>
/// <param name="Firsts">Its first day each time that it takes place; none where it is a meeting, a mere observance, or cancelled.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5545</remarks>
internal sealed record HolidayEvent(
    string Uid, LocalDate? Replaces, int Version, string Name, int Length, IReadOnlyList<LocalDate> Firsts)
{
    /// <summary>Days in a row that one event may take: a long summer break, no more.</summary>
    private const int Longest = 100;

    /// <summary>Rules of public holidays are short. A long one is a way to keep a processor busy.</summary>
    private const int LongestRule = 200;

    /// <summary>Years without a match after which a rule counts as one that never matches.</summary>
    private static readonly EvaluationOptions Patience = new() { MaxUnmatchedIncrementsLimit = 100 };

    /// <param name="entry">The event.</param>
    /// <param name="from">Days before are left out.</param>
    /// <param name="last">Days after are left out.</param>
    /// <param name="most">Days off that it may make.</param>
    /// <returns>The event, or last part of the text key <c>holidays.why.{code}</c> for what is wrong with it.</returns>
    public static (HolidayEvent? Event, string Why) Read(CalendarEntry entry, LocalDate from, LocalDate last, int most)
    {
        try
        {
            var found = Ical.Net.Calendar.Load(entry.Text)?.Events.SingleOrDefault();
            return found is null || Lacks(found, entry) ? (null, "text") : Read(found, entry.Head, from, last, most);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Bad text makes the library throw whatever comes to it: arguments, formats, overflows, its own. The event is left out.
            return (null, entry.Lines.Any(IsRule) ? "rule" : "text");
        }
    }

    /// <summary>What stands there and can't be read is not the same as nothing: the day would be another one, or one too few.</summary>
    private static bool Lacks(CalendarEvent found, CalendarEntry entry) =>
        (found.DtEnd is null && entry.Says("DTEND"))
        || (found.Duration is null && entry.Says("DURATION"))
        || (found.RecurrenceIdentifier is null && entry.Says("RECURRENCE-ID"))
        || (!found.ExceptionDates.GetAllDates().Any() && entry.Says("EXDATE"));

    private static (HolidayEvent?, string) Read(CalendarEvent found, CalendarHead head, LocalDate from, LocalDate last, int most)
    {
        if (found.DtStart is not { } start)
            return (null, "start");
        if (found.RecurrenceIdentifier is { Range: not RecurrenceRange.ThisInstance })
            return (null, "rule");
        var days = CalendarDays.Of(start, head.Zone);
        if (days.WholeDays(found) is not { } length)
            return (null, "start");
        LocalDate? replaces = found.RecurrenceIdentifier is { } other ? days.Day(other.StartTime) : null;
        var told = new HolidayEvent(found.Uid ?? "", replaces, found.Sequence, HolidayName.Of(found.Summary ?? ""), length, []);
        if (length == 0 || Is(found.Status, "CANCELLED") || IsObservance(found, head.Name))
            return (told, "");
        if (length > Longest)
            return (null, "long");
        if (!IsYearly(found))
            return (null, "rule");
        var firsts = Repeated(found, days, from.PlusDays(1 - length), last, (most / length) + 1);
        return firsts.Count * length > most ? (null, "too_many") : (told with { Firsts = firsts }, "");
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

    /// <summary>Days only: an exception at a time of day is one of that day, and a rule's last moment lies on its last day.</summary>
    private static List<LocalDate> Repeated(CalendarEvent found, CalendarDays days, LocalDate from, LocalDate last, int most)
    {
        var without = found.ExceptionDates.GetAllDates().Select(days.Day).ToHashSet();
        var plain = new CalendarEvent { DtStart = Date(days.Day(found.DtStart!)), RecurrenceRule = found.RecurrenceRule };
        if (plain.RecurrenceRule?.Until is { } until)
            plain.RecurrenceRule.Until = Date(days.Day(until));
        var more = found.RecurrenceDates.GetAllDates().Concat(found.RecurrenceDates.GetAllPeriods().Select(p => p.StartTime));
        plain.RecurrenceDates.AddRange(more.Select(d => Date(days.Day(d))));
        var firsts = plain.GetOccurrences(Date(from), Patience).Select(o => LocalDate.FromDateOnly(o.Period.StartTime.Date));
        return [.. firsts.TakeWhile(d => d <= last).Where(d => !without.Contains(d)).Take(most)];
    }

    private static bool IsRule(string line) => line.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string? text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static CalDateTime Date(LocalDate day) => new(day.ToDateOnly());
}
