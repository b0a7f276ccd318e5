using System.Text;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>The lines of one event as the file has them.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Lines">From BEGIN to END.</param>
/// <param name="Head">What its calendar says of itself.</param>
internal sealed record CalendarEntry(int Line, IReadOnlyList<string> Lines, CalendarHead Head)
{
    /// <summary>All that tells a day off. What else an event says may be written as badly as it likes.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "BEGIN", "END", "UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY",
        "DESCRIPTION", "CATEGORIES", "STATUS",
    };

    /// <summary>In these a blank at the end may belong to a word.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { "SUMMARY", "DESCRIPTION", "CATEGORIES" };

    /// <summary>What it seems to be called when it can't be read; empty where it doesn't say.</summary>
    public string Title => HolidayName.Of(ContentLine.Find(Lines, "SUMMARY") ?? "");

    /// <summary>A calendar with this one event, without the characters that no calendar may hold.</summary>
    public string Text =>
        string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ChatOps//Holidays//EN", .. Kept(), "END:VCALENDAR", ""]);

    /// <summary>Something stands there.</summary>
    public bool Says(string name) => !string.IsNullOrWhiteSpace(ContentLine.Find(Lines, name));

    /// <summary>Line by line with its folds; what has no name at all stays, and nobody can read it.</summary>
    private IEnumerable<string> Kept()
    {
        var lasts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < Lines.Count; at++)
            lasts[Lines[at].Trim()] = at;
        for (var at = 0; at < Lines.Count; at++)
        {
            if (string.IsNullOrWhiteSpace(Lines[at]))
                continue;
            if (at > 0 && PartAt(at, lasts) is > 0 and var end)
            {
                at = end;
                continue;
            }

            var line = new StringBuilder(Clean(Lines[at]));
            while (at + 1 < Lines.Count && (Lines[at + 1] is [' ' or '\t', ..] || Lines[at + 1].Length == 0))
                line.Append(Clean(Lines[++at].Length == 0 ? "" : Lines[at][1..]));
            var name = NameOf(line.ToString());
            if (name is null || Texts.Contains(name))
                yield return line.ToString();
            else if (Telling.Contains(name) || CalendarDays.AllDayMarks.Contains(name, StringComparer.OrdinalIgnoreCase))
                yield return line.ToString().TrimEnd();
        }
    }

    /// <summary>Where a part of the event that begins here ends, as an alarm; 0: none begins, or it has no end.</summary>
    /// <param name="at">The line.</param>
    /// <param name="lasts">Where each line stands last: an end that is not there is not looked for again and again.</param>
    private int PartAt(int at, Dictionary<string, int> lasts)
    {
        var line = Lines[at].Trim();
        if (!line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase))
            return 0;
        var closing = $"END:{line[6..]}";
        if (!lasts.TryGetValue(closing, out var last) || last < at)
            return 0;
        var end = at + 1;
        while (!Lines[end].Trim().Equals(closing, StringComparison.OrdinalIgnoreCase))
            end++;
        return end;
    }

    private static string? NameOf(string line) =>
        line.AsSpan().IndexOfAny(';', ':') is > 0 and var end && line.AsSpan(0, end).Trim().IndexOf(' ') < 0 ? line[..end].Trim() : null;

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
