using System.Globalization;

namespace ChatOps.Participation;

/// <summary>One program's week.</summary>
internal sealed record WeekFigures
{
    /// <summary>The program's key.</summary>
    public string Program { get; init; } = "";

    /// <summary>The week's Monday, ISO.</summary>
    public string Monday { get; init; } = "";

    /// <summary>People whose check-in opened in this week.</summary>
    public long Members { get; init; }

    public long Due { get; init; }

    public long Shared { get; init; }

    public long OnTime { get; init; }

    public DateOnly FirstDay => DateOnly.ParseExact(Monday, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026-W47</c>.</summary>
    public string Week
    {
        get
        {
            var day = FirstDay.ToDateTime(TimeOnly.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}");
        }
    }
}
