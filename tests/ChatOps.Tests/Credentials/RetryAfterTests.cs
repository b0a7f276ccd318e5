using ChatOps.Credentials;

namespace ChatOps.Tests.Credentials;

/// <summary>For how long a vendor asks to be left alone.</summary>
public sealed class RetryAfterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 8, 0);

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("007", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("0", 1)]
    [InlineData("0.02", 1)]
    [InlineData("3601", 3600)]
    [InlineData("99999999999999999999999999", 3600)]
    [InlineData("Mon, 30 Nov 2026 08:00:30 GMT", 30)]
    [InlineData("Monday, 30-Nov-26 08:00:30 GMT", 30)]
    [InlineData("Mon Nov 30 08:00:30 2026", 30)]
    [InlineData("Mon, 30 Nov 2026 07:00:00 GMT", 1)]
    [InlineData("Sun, 30 Nov 2036 08:00:00 GMT", 3600)]
    public void seconds_or_a_date_within_reason(string text, double seconds) =>
        RetryAfter.Read(text, null, Now).ShouldBe(Duration.FromSeconds(seconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("+5")]
    [InlineData("soon")]
    [InlineData("5 seconds")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("5, 7")]
    [InlineData("2026-11-30T08:00:30Z")]
    [InlineData("Mon, 99 Nov 2026 08:00:30 GMT")]
    public void what_can_not_be_read_says_nothing(string? text) => RetryAfter.Read(text, null, Now).ShouldBeNull();

    /// <summary>Our clock may be an hour off.</summary>
    [Theory]
    [InlineData("Mon, 30 Nov 2026 09:00:00 GMT", 30)]
    [InlineData("what?", 3600)]
    public void a_date_counts_by_the_clock_of_whoever_wrote_it(string date, int seconds) =>
        RetryAfter.Read("Mon, 30 Nov 2026 09:00:30 GMT", date, Now).ShouldBe(Duration.FromSeconds(seconds));
}
