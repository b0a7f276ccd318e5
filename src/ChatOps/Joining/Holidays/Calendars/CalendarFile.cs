using System.Text;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>
/// An iCalendar file cut into its events: one that can't be read costs nothing but itself, and can be found by its line. Pure.
/// </summary>
/// <param name="Name">What the calendar calls itself (<c>X-WR-CALNAME</c>, or <c>NAME</c> of RFC 7986), or empty.</param>
/// <param name="Zone">The zone of its days (<c>X-WR-TIMEZONE</c>, else the first that it describes), or null.</param>
/// <param name="Entries">In the file's order.</param>
internal sealed record CalendarFile(string Name, string? Zone, IReadOnlyList<CalendarEntry> Entries)
{
    /// <summary>Null: not a calendar, or one that breaks off.</summary>
    public static CalendarFile? Read(string text)
    {
        // Lines end as they like: some exports know the carriage return only.
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        if (!lines.Any(l => Is(l, "BEGIN:VCALENDAR")) || !lines.Any(l => Is(l, "END:VCALENDAR")))
            return null;
        var head = lines.TakeWhile(l => !Is(l, "BEGIN:VEVENT")).ToList();
        return new CalendarFile(
            (ContentLine.Find(head, "X-WR-CALNAME") ?? ContentLine.Find(head, "NAME") ?? "").Trim(),
            (ContentLine.Find(head, "X-WR-TIMEZONE") ?? ContentLine.Find(head, "TZID"))?.Trim(),
            [.. Cut(lines)]);
    }

    /// <summary>An event that isn't closed ends where the next begins: it is there, but nobody can read it.</summary>
    private static IEnumerable<CalendarEntry> Cut(string[] lines)
    {
        var first = -1;
        for (var at = 0; at < lines.Length; at++)
        {
            var (begins, ends) = (Is(lines[at], "BEGIN:VEVENT"), Is(lines[at], "END:VEVENT"));
            if (first >= 0 && (begins || ends))
                yield return new CalendarEntry(first + 1, lines[first..(ends ? at + 1 : at)]);
            if (begins || ends)
                first = begins ? at : -1;
        }

        if (first >= 0)
            yield return new CalendarEntry(first + 1, lines[first..]);
    }

    /// <summary>A blank at the beginning of a line means that it belongs to the one before.</summary>
    private static bool Is(string line, string other) => string.Equals(line.TrimEnd(), other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The lines of one event as the file has them.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Lines">From BEGIN to END.</param>
internal sealed record CalendarEntry(int Line, IReadOnlyList<string> Lines)
{
    /// <summary>What it seems to be called when it can't be read; empty where it doesn't say.</summary>
    public string Title => HolidayName.Of(ContentLine.Find(Lines, "SUMMARY") ?? "");

    /// <summary>A calendar with this one event, without the characters that no calendar may hold.</summary>
    public string Text =>
        string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ChatOps//Holidays//EN", .. Kept, "END:VCALENDAR", ""]);

    private IEnumerable<string> Kept => Lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(Clean);

    private static string Clean(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is '\u2028' or '\u2029' or '\u0085')
                text.Append(' ');
            else if (!char.IsControl(c) || c == '\t')
                text.Append(c);
        }

        return text.ToString();
    }
}
