using ChatOps.CheckIns;

namespace ChatOps.Tests.CheckIns;

/// <summary>A closing time in a text is a quarter of an hour, and never later than the week is really open.</summary>
public sealed class WhenTests
{
    [Theory]
    [InlineData("Europe/Berlin", 8, 19, 59, 8, 15)]
    [InlineData("Europe/Berlin", 8, 15, 0, 8, 15)]
    [InlineData("Asia/Kathmandu", 3, 14, 7, 3, 0)]
    [InlineData("Europe/Berlin", 23, 0, 0, 23, 0)]
    public void a_closing_time_is_said_in_quarter_hours(string zone, int hour, int minute, int second, int saidHour, int saidMinute) =>
        When.QuarterBefore(Instant.FromUtc(2026, 11, 30, hour, minute, second), DateTimeZoneProviders.Tzdb[zone])
            .ShouldBe(Instant.FromUtc(2026, 11, 30, saidHour, saidMinute));
}
