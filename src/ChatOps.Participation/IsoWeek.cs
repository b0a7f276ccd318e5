using System.Globalization;

namespace ChatOps.Participation;

/// <summary>ISO weeks as addresses and exports write them: <c>2026-W47</c>. Here a week is its Monday.</summary>
internal static class IsoWeek
{
    public static string Name(DateOnly monday)
    {
        var day = monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}");
    }

    /// <summary><c>W47</c>.</summary>
    public static string Short(DateOnly monday) => Name(monday)[5..];

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateOnly monday)
    {
        monday = default;
        if (
            text is not [_, _, _, _, '-', 'W', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year < 1
            || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || week < 1
            || week > ISOWeek.GetWeeksInYear(year))
            return false;
        monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return true;
    }
}
