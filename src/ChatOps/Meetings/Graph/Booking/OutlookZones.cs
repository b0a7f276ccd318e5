using System.Collections.Concurrent;
using NodaTime.TimeZones;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>Zones as Outlook names them: Windows, IANA, or described by their rules.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/resources/customtimezone</remarks>
internal static class OutlookZones
{
    private static readonly ConcurrentDictionary<string, string> Names = new();

    /// <summary>What both must agree on to be the same zone.</summary>
    private static readonly Interval Ahead = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2037, 1, 1, 0, 0));

    /// <summary>
    /// Outlook knows every Windows name and only some of the IANA names. Where a Windows zone keeps other time than ours, ours is named.
    /// </summary>
    public static string NameOf(DateTimeZone zone) =>
        Names.GetOrAdd(
            zone.Id,
            static (_, zone) =>
            {
                var names = TzdbDateTimeZoneSource.Default;
                var id = names.CanonicalIdMap.TryGetValue(zone.Id, out var canonical) ? canonical : zone.Id;
                return
                    names.TzdbToWindowsIds.TryGetValue(id, out var windows)
                    && Named(windows) is { } theirs
                    && Hours(theirs).SequenceEqual(Hours(zone))
                    ? windows
                    : zone.Id;
            },
            zone);

    /// <summary>Null: nobody knows this name.</summary>
    public static DateTimeZone? Named(string? name) =>
        string.IsNullOrEmpty(name) ? null
        : TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(name, out var iana) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(iana)
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    public static DateTimeZone? Of(Models.TimeZoneBase? zone) => zone switch
    {
        Models.CustomTimeZone { Bias: { } bias } custom => Described(custom, bias) ?? Named(custom.Name),
        _ => Named(zone?.Name),
    };

    private static IEnumerable<(Instant? From, Offset Offset)> Hours(DateTimeZone zone)
    {
        Offset? last = null;
        foreach (var stretch in zone.GetZoneIntervals(Ahead))
        {
            if (stretch.WallOffset != last)
                yield return (stretch.HasStart && stretch.Start > Ahead.Start ? stretch.Start : null, stretch.WallOffset);
            last = stretch.WallOffset;
        }
    }

    /// <summary>Biases are minutes from local time to UTC, a daylight bias comes on top.</summary>
    private static DateTimeZone? Described(Models.CustomTimeZone zone, int bias)
    {
        if (Math.Abs(bias) > 14 * 60)
            return null;
        var standard = TimeSpan.FromMinutes(-bias);
        try
        {
            return
                zone is { DaylightOffset: { DaylightBias: { } daylight and not 0 } summer, StandardOffset: { } winter }
                && Change(summer) is { } begins
                && Change(winter) is { } ends
                ? BclDateTimeZone.FromTimeZoneInfo(
                    TimeZoneInfo.CreateCustomTimeZone(
                        "described",
                        standard,
                        "described",
                        "described",
                        "described",
                        [
                            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromMinutes(-daylight), begins, ends),
                        ]))
                : DateTimeZone.ForOffset(Offset.FromTicks(standard.Ticks));
        }
        catch (Exception e) when (e is ArgumentException or InvalidTimeZoneException)
        {
            return null;
        }
    }

    /// <summary>The fifth Sunday is the last one.</summary>
    private static TimeZoneInfo.TransitionTime? Change(Models.StandardTimeZoneOffset change) =>
        change is { Month: { } month and >= 1, DayOccurrence: { } week, DayOfWeek: { } day, Time: { } time }
            ? TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                new DateTime(1, 1, 1, time.Hour, time.Minute, time.Second),
                month,
                Math.Clamp(week, 1, 5),
                Enum.Parse<DayOfWeek>(day.ToString()))
            : null;
}
