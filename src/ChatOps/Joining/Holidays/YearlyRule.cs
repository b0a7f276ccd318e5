using System.Globalization;
using NodaTime.Text;

namespace ChatOps.Joining.Holidays;

/// <summary>A yearly recurrence of an all-day event, as public holidays have it: the same date, or the nth weekday of a month. Pure.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10</remarks>
internal sealed record YearlyRule
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public int Interval { get; private init; } = 1;

    public int? Count { get; private init; }

    public LocalDate? Until { get; private init; }

    public int? Month { get; private init; }

    /// <summary>The nth weekday of the month, counted from its end when negative; null: the date itself.</summary>
    public (int Nth, IsoDayOfWeek Day)? Weekday { get; private init; }

    /// <summary>Null: a rule that no public holiday has, and that is not guessed at.</summary>
    public static YearlyRule? Read(string text, LocalDate start)
    {
        var rule = new YearlyRule();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n.ToUpperInvariant(), v.ToUpperInvariant()) : (part, "");
            var next = name switch
            {
                "FREQ" => value == "YEARLY" ? rule : null,
                "WKST" => rule,
                "INTERVAL" => Number(value) is > 0 and var interval ? rule with { Interval = interval } : null,
                "COUNT" => Number(value) is > 0 and var count ? rule with { Count = count } : null,
                "UNTIL" => value.Length >= 8 && Basic.Parse(value[..8]) is { Success: true } until ? rule with { Until = until.Value } : null,
                "BYMONTH" => Number(value) is >= 1 and <= 12 and var month ? rule with { Month = month } : null,
                "BYMONTHDAY" => Number(value) == start.Day ? rule : null,
                "BYDAY" => NthDay(value) is { } weekday ? rule with { Weekday = weekday } : null,
                _ => null,
            };
            if (next is null)
                return null;
            rule = next;
        }

        return text.Contains("FREQ=", StringComparison.OrdinalIgnoreCase) ? rule : null;
    }

    /// <summary>First days of the recurrences up to this one, the start included.</summary>
    public IEnumerable<LocalDate> From(LocalDate start, LocalDate last)
    {
        var given = 0;
        for (var year = start.Year; year <= last.Year; year += Interval)
        {
            if (InYear(start, year) is not { } day || day < start)
                continue;
            if (day > last || day > Until || given == Count)
                yield break;
            given++;
            yield return day;
        }
    }

    private LocalDate? InYear(LocalDate start, int year)
    {
        var month = Month ?? start.Month;
        var length = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (Weekday is not { } weekday)
            return start.Day <= length ? new LocalDate(year, month, start.Day) : null;
        var all = Enumerable.Range(1, length).Select(d => new LocalDate(year, month, d)).Where(d => d.DayOfWeek == weekday.Day).ToList();
        var at = weekday.Nth > 0 ? weekday.Nth - 1 : all.Count + weekday.Nth;
        return at >= 0 && at < all.Count ? all[at] : null;
    }

    private static (int, IsoDayOfWeek)? NthDay(string value) =>
        value.Length > 2 && Array.IndexOf(Days, value[^2..]) is >= 0 and var day && Number(value[..^2]) is not 0 and >= -5 and <= 5 and var nth ? (nth, (IsoDayOfWeek)(day + 1)) : null;

    private static int? Number(string value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
