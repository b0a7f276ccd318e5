using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Rounds;
using Program = ChatOps.Programs.Program;

namespace ChatOps.Tests.Pairing;

public sealed class RoundPlanTests
{
    private static readonly Program Autumn = new() { Id = ProgramId.New(), Key = "autumn", Name = "Autumn" };

    [Theory]
    [InlineData(23, 23)] // a Monday
    [InlineData(26, 26)] // a Thursday
    public void a_round_begins_today_early_in_the_week(int today, int first) =>
        Plan(today).FirstDay.ShouldBe(new LocalDate(2026, 11, first));

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(22)]
    public void a_round_waits_for_monday_when_the_week_is_nearly_over(int today) =>
        Plan(today).FirstDay.ShouldBe(new LocalDate(2026, 11, 23));

    [Fact]
    public void it_ends_on_the_friday_of_its_last_week() => Plan(25).LastDay.ShouldBe(new LocalDate(2026, 12, 11));

    private static Round Plan(int day) => RoundPlan.Starting(Autumn, 1, new LocalDate(2026, 11, day));
}
