namespace ChatOps.Texts;

/// <summary>Days and times as a reader of one language writes them.</summary>
internal static class Dates
{
    /// <summary><c>23 November</c>, <c>23. November</c>.</summary>
    public static string Day(LocalDate day, Phrases t) => day.ToString(t["format.day"], t.Culture);

    /// <summary><c>23 November 2026</c>: where a year can be meant.</summary>
    public static string DayAndYear(LocalDate day, Phrases t) => day.ToString(t["format.day.year"], t.Culture);

    /// <summary><c>23 to 29 November</c>; across months <c>30 November to 6 December</c>.</summary>
    public static string Days(LocalDate first, LocalDate last, Phrases t) => first.Month == last.Month
        ? t.Fill("format.days", ("first", first.Day), ("last", Day(last, t)))
        : t.Fill("format.days.months", ("first", Day(first, t)), ("last", Day(last, t)));

    /// <summary><c>Tuesday 14:10</c>.</summary>
    public static string DayAndTime(LocalDateTime at, Phrases t) => at.ToString("dddd HH:mm", t.Culture);
}
