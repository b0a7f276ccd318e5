using ChatOps.Privacy.Records;
using ChatOps.Settings;

namespace ChatOps.Tests.Privacy.Records;

public sealed class PurgeBeforeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 30);

    private static readonly PrivacySettings Usual = new();

    [Fact]
    public void each_thing_has_its_own_time()
    {
        var before = PurgeBefore.At(Instant.FromUtc(2028, 2, 29, 3, 0), Usual);

        before.Words.ShouldBe(Instant.FromUtc(2027, 9, 2, 3, 0));
        before.WordsDay.ShouldBe(new LocalDate(2027, 9, 2));
        before.Facts.ShouldBe(Instant.FromUtc(2027, 3, 1, 3, 0));
        before.FactsDay.ShouldBe(new LocalDate(2027, 3, 1));
        before.Carried.ShouldBe(Instant.FromUtc(2028, 2, 22, 3, 0));
        // There is no 29 February two years before: nothing younger than two years goes.
        before.Audit.ShouldBe(Instant.FromUtc(2026, 2, 28, 3, 0));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 7)]
    public void facts_go_by_whole_weeks(int month, int day)
    {
        var facts = new LocalDate(2027, month, day).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

        PurgeBefore.At(facts + Duration.FromDays(365), Usual).FactsWeek.ShouldBe(new LocalDate(2027, 3, 1));
    }

    [Fact]
    public void what_an_operator_set_counts()
    {
        var before = PurgeBefore.At(Now, new PrivacySettings { ContentRetentionDays = 10, PersonFactsRetentionDays = 20 });

        (Now - before.Words).ShouldBe(Duration.FromDays(10));
        (Now - before.Facts).ShouldBe(Duration.FromDays(20));
    }
}
