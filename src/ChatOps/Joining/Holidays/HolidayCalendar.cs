using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.People;
using NodaTime.Text;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// Reads the all-day events of an iCalendar file. Strict where a guess could free or fill the wrong day: a recurrence that it does not know refuses the
/// file. Events with a time of day are no holidays and are left out. Pure.
/// </summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5545</remarks>
internal static partial class HolidayCalendar
{
    public const int MostCharacters = 1_000_000;
    private const int MostDays = 400;
    private const int LongestEvent = 31;
    private const int NameLength = 80;

    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <param name="text">The file.</param>
    /// <param name="from">Days before are left out.</param>
    /// <param name="last">Days after are left out.</param>
    public static CalendarRead Read(string text, LocalDate from, LocalDate last)
    {
        if (text.Length > MostCharacters)
            return new CalendarRead.Faulty("too_big");
        var lines = Fold().Replace(text, "").Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        if (!lines.Any(l => Is(l, "BEGIN:VCALENDAR")) || !lines.Any(l => Is(l, "END:VCALENDAR")))
            return new CalendarRead.Faulty("no_calendar");
        var days = new SortedDictionary<LocalDate, string>();
        foreach (var entry in Events(lines))
        {
            if (entry.Find("DTSTART") is not { IsDay: true } start || entry.Find("STATUS")?.Value == "CANCELLED")
                continue;
            if (Firsts(entry, start.Day!.Value, last) is not { } firsts)
                return new CalendarRead.Faulty("rule");
            var length = Length(entry, start.Day.Value);
            foreach (var day in firsts.SelectMany(f => Enumerable.Range(0, length).Select(f.PlusDays)).Where(d => d >= from && d <= last))
                days.TryAdd(day, Name(entry));
        }

        return days.Count switch
        {
            0 => new CalendarRead.Faulty("no_days"),
            > MostDays => new CalendarRead.Faulty("too_many"),
            _ => new CalendarRead.Days([.. days.Select(d => new Holiday(d.Key, d.Value))]),
        };
    }

    private static IEnumerable<LocalDate>? Firsts(Entry entry, LocalDate start, LocalDate last)
    {
        var without = entry.All("EXDATE").SelectMany(p => p.Days).ToHashSet();
        var more = entry.All("RDATE").SelectMany(p => p.Days);
        if (entry.All("RRULE").ToList() is not { Count: > 0 } rules)
            return more.Prepend(start).Where(d => !without.Contains(d));
        return rules is [var rule] && YearlyRule.Read(rule.Value, start) is { } yearly ? yearly.From(start, last).Concat(more).Where(d => !without.Contains(d)) : null;
    }

    /// <summary>DTEND is the day after the last one.</summary>
    private static int Length(Entry entry, LocalDate start) => Math.Clamp(
        entry.Find("DTEND")?.Day is { } end ? Period.DaysBetween(start, end)
        : entry.Find("DURATION")?.Value is { } duration && Duration().Match(duration) is { Success: true } match
            ? int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) * (match.Groups["unit"].Value == "W" ? 7 : 1)
            : 1,
        1,
        LongestEvent);

    private static string Name(Entry entry)
    {
        var name = (entry.Find("SUMMARY")?.Value ?? "").Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal).Trim();
        return name.Length > NameLength ? name[..NameLength] : name;
    }

    /// <summary>The events, without what is nested in them (alarms).</summary>
    private static IEnumerable<Entry> Events(List<string> lines)
    {
        var depth = 0;
        List<Line>? entry = null;
        foreach (var line in lines)
        {
            if (Is(line, "BEGIN:VEVENT"))
                (entry, depth) = ([], 0);
            else if (Is(line, "END:VEVENT") && entry is not null)
            {
                yield return new Entry(entry);
                entry = null;
            }
            else if (line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase))
                depth++;
            else if (line.StartsWith("END:", StringComparison.OrdinalIgnoreCase))
                depth--;
            else if (depth == 0 && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                entry?.Add(new Line(line[..colon].Split(';')[0].ToUpperInvariant(), line[(colon + 1)..]));
        }
    }

    private static bool Is(string line, string other) => string.Equals(line.Trim(), other, StringComparison.OrdinalIgnoreCase);

    private sealed record Entry(IReadOnlyList<Line> Lines)
    {
        public Line? Find(string name) => Lines.FirstOrDefault(l => l.Name == name);

        public IEnumerable<Line> All(string name) => Lines.Where(l => l.Name == name);
    }

    private sealed record Line(string Name, string Value)
    {
        /// <summary>A day without a time.</summary>
        public bool IsDay => Day is not null;

        public LocalDate? Day => Basic.Parse(Value.Trim()) is { Success: true } parsed ? parsed.Value : null;

        public IEnumerable<LocalDate> Days => Value.Split(',').Select(v => Basic.Parse(v.Trim())).Where(p => p.Success).Select(p => p.Value);
    }

    /// <summary>A long line goes on in the next one, behind a blank.</summary>
    [GeneratedRegex(@"\r?\n[ \t]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"^P(?<count>\d{1,3})(?<unit>[DW])$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}

internal abstract record CalendarRead
{
    internal sealed record Days(IReadOnlyList<Holiday> Holidays) : CalendarRead;

    /// <param name="Code">Last part of the text key <c>holidays.fault.{code}</c>.</param>
    internal sealed record Faulty(string Code) : CalendarRead;
}
