using ChatOps.Demo;

namespace ChatOps.Tests.Demo;

public sealed class DemoMovesTests
{
    private static readonly DateTimeZone Kolkata = DateTimeZoneProviders.Tzdb["Asia/Kolkata"];

    [Theory]
    [InlineData("2026-11-22T16:00:00Z", "hour", "2026-11-22T17:00:00Z")]
    [InlineData("2026-11-24T10:00:00Z", "day", "2026-11-25T04:00:00Z")]
    [InlineData("2026-11-23T03:00:00Z", "day", "2026-11-23T04:00:00Z")]
    [InlineData("2026-11-23T03:00:00Z", "monday", "2026-11-23T04:00:00Z")]
    [InlineData("2026-11-23T04:00:00Z", "monday", "2026-11-30T04:00:00Z")]
    public void the_clock_moves_to_a_morning_of_the_person(string now, string move, string then) =>
        DemoMoves.To(move, At(now), Kolkata).ShouldBe(At(then));

    [Fact]
    public void an_unknown_move_is_none() => DemoMoves.To("back", At("2026-11-22T16:00:00Z"), Kolkata).ShouldBeNull();

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
