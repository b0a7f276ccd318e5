namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>
/// An iCalendar file cut into its events: one that can't be read costs nothing but itself, and can be found by its line. Pure.
/// </summary>
/// <param name="Entries">In the file's order.</param>
internal sealed record CalendarFile(IReadOnlyList<CalendarEntry> Entries)
{
    /// <summary>Null: not a calendar, or one that breaks off.</summary>
    public static CalendarFile? Read(string text)
    {
        // Lines end as they like: some exports know the carriage return only.
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return lines.Any(l => Is(l, "BEGIN:VCALENDAR")) && lines.Any(l => Is(l, "END:VCALENDAR"))
            ? new CalendarFile([.. Cut(lines)])
            : null;
    }

    /// <summary>An event that isn't closed ends where the next begins: it is there, but nobody can read it.</summary>
    private static IEnumerable<CalendarEntry> Cut(string[] lines)
    {
        var (first, head) = (-1, CalendarHead.None);
        for (var at = 0; at < lines.Length; at++)
        {
            var (begins, ends) = (Is(lines[at], "BEGIN:VEVENT"), Is(lines[at], "END:VEVENT"));
            if (first >= 0 && (begins || ends))
                yield return new CalendarEntry(first + 1, lines[first..(ends ? at + 1 : at)], head);
            if (begins || ends)
                first = begins ? at : -1;
            else if (Is(lines[at], "BEGIN:VCALENDAR"))
                head = head.Or(CalendarHead.Of([.. lines.Skip(at + 1).TakeWhile(l => !EndsHead(l))]));
        }

        if (first >= 0)
            yield return new CalendarEntry(first + 1, lines[first..], head);
    }

    private static bool EndsHead(string line) =>
        Is(line, "BEGIN:VEVENT") || Is(line, "END:VCALENDAR") || Is(line, "BEGIN:VCALENDAR");

    /// <summary>A blank at the beginning of a line means that it belongs to the one before.</summary>
    private static bool Is(string line, string other) => string.Equals(line.TrimEnd(), other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a calendar says before its first event. A file may hold several calendars.</summary>
/// <param name="Name">What it calls itself (<c>X-WR-CALNAME</c>, or <c>NAME</c> of RFC 7986), or empty.</param>
/// <param name="Zone">The zone of its days (<c>X-WR-TIMEZONE</c>, else the first that it describes), or null.</param>
internal sealed record CalendarHead(string Name, string? Zone)
{
    public static readonly CalendarHead None = new("", null);

    public static CalendarHead Of(IReadOnlyList<string> lines) => new(
        (ContentLine.Find(lines, "X-WR-CALNAME") ?? ContentLine.Find(lines, "NAME") ?? "").Trim(),
        (ContentLine.Find(lines, "X-WR-TIMEZONE") ?? ContentLine.Find(lines, "TZID"))?.Trim());

    /// <summary>What the next calendar doesn't say is as the one before said it.</summary>
    public CalendarHead Or(CalendarHead next) => new(next.Name.Length > 0 ? next.Name : Name, next.Zone ?? Zone);
}
