using ChatOps.Channels.Queueing;
using ChatOps.People;
using NodaTime.Text;

namespace ChatOps.Tests.Channels.Queueing;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("Europe/Berlin", "12345", 9, 17, "2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z")] // Monday 09:00: open
    [InlineData("Europe/Berlin", "12345", 9, 17, "2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z")]
    [InlineData("Europe/Berlin", "12345", 9, 17, "2026-11-23T16:00:00Z", "2026-11-24T08:00:00Z")] // 17:00: closed
    [InlineData("Europe/Berlin", "12345", 9, 17, "2026-11-27T16:00:00Z", "2026-11-30T08:00:00Z")] // Friday evening
    [InlineData("Europe/Berlin", "1234", 9, 17, "2026-11-27T10:00:00Z", "2026-11-30T08:00:00Z")] // Fridays off
    [InlineData("Europe/Berlin", "3", 9, 17, "2026-11-25T16:00:00Z", "2026-12-02T08:00:00Z")] // Wednesdays only
    [InlineData("Asia/Kolkata", "12345", 9, 17, "2026-11-23T03:29:00Z", "2026-11-23T03:30:00Z")]
    [InlineData("Pacific/Auckland", "12345", 9, 17, "2026-11-22T19:00:00Z", "2026-11-22T20:00:00Z")] // Monday there, Sunday here
    [InlineData("Europe/Berlin", "12345", 22, 6, "2026-11-24T03:00:00Z", "2026-11-24T03:00:00Z")] // a night that began on Monday
    [InlineData("Europe/Berlin", "12345", 22, 6, "2026-11-23T03:00:00Z", "2026-11-23T21:00:00Z")] // Sunday's night is free
    [InlineData("Etc/UTC", "", 9, 17, "2026-11-23T03:00:00Z", "2026-11-23T03:00:00Z")] // no working day at all
    public void the_next_opening_is_the_persons_own(string zone, string days, int from, int until, string at, string expected) =>
        Text(Hours(zone, days, from * 60, until * 60).NextOpening(Parse(at))).ShouldBe(expected);

    [Fact]
    public void a_start_that_does_not_exist_that_day_becomes_the_first_instant_after_it() =>
        // 2026-03-29, 02:30 does not exist in Berlin: 03:00 summer time.
        Text(Hours("Europe/Berlin", "7", 150, 600).NextOpening(Parse("2026-03-28T12:00:00Z"))).ShouldBe("2026-03-29T01:00:00Z");

    [Fact]
    public void a_start_that_comes_twice_is_the_earlier() =>
        Text(Hours("Europe/Berlin", "7", 150, 600).NextOpening(Parse("2026-10-24T12:00:00Z"))).ShouldBe("2026-10-25T00:30:00Z");

    [Fact]
    public void nothing_leaves_on_a_day_off() =>
        Text(
                (Hours("Europe/Berlin", "12345", 540, 1020) with { DaysOff = DaysOff.Parse("2026-11-23/2026-12-11") }).NextOpening(
                    Parse("2026-11-24T10:00:00Z")))
            .ShouldBe("2026-12-14T08:00:00Z");

    private static QuietHours Hours(string zone, string days, int from, int until) =>
        new(DateTimeZoneProviders.Tzdb[zone], days, from, until);

    private static Instant Parse(string text) => InstantPattern.General.Parse(text).Value;

    private static string Text(Instant at) => InstantPattern.General.Format(at);
}
