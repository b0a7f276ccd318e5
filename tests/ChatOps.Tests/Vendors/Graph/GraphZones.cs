using NodaTime.Text;
using NodaTime.TimeZones;

namespace ChatOps.Tests.Vendors.Graph;

/// <summary>Zones by Windows and IANA names, as Outlook takes them.</summary>
internal static class GraphZones
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF");

    public static DateTimeZone? Named(string? name) =>
        name is null ? null
        : TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(name, out var iana) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(iana)
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    public static LocalDateTime Read(string text) => Written.Parse(text).GetValueOrThrow();

    public static string Write(Instant at) => Written.Format(at.InUtc().LocalDateTime);
}
