namespace ChatOps.Rounds;

/// <summary>Somebody's working day by UTC.</summary>
/// <param name="Start">Minutes after midnight UTC, 0 to 1439.</param>
/// <param name="Length">Minutes, 0 to 1440.</param>
internal readonly record struct WorkHours(int Start, int Length)
{
    private const int Day = 24 * 60;

    /// <summary>A day that ends before it starts ends on the morning after.</summary>
    public static WorkHours Of(string zone, int from, int until, LocalDate on)
    {
        var at = on.At(LocalTime.Noon).InZoneLeniently(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
        var start = (from - (at.Offset.Seconds / 60)) % Day;
        var length = until > from ? until - from : until - from + Day;
        return new WorkHours(start < 0 ? start + Day : start, Math.Min(length, Day));
    }

    /// <summary>
    /// How much of the day somebody asked to share: <c>same</c>, <c>4h</c>, <c>2h</c>, <c>1h</c> or nothing. The same zone is all but an
    /// hour of the day.
    /// </summary>
    public int Asked(string? overlap) => overlap switch
    {
        "same" => Math.Max(0, Length - 60),
        "4h" => Math.Min(240, Length),
        "2h" => Math.Min(120, Length),
        _ => Math.Min(60, Length),
    };
}
