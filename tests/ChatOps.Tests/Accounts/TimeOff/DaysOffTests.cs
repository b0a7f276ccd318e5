using ChatOps.People;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Accounts.TimeOff;

public sealed class DaysOffTests
{
    private static readonly LocalDate Day = new(2026, 12, 24);

    private static readonly Arbitrary<Stretch[]> Many = (
        from starts in Gen.ArrayOf(Gen.Choose(0, 90))
        from lengths in Gen.ArrayOf(Gen.Choose(-2, 12), starts.Length)
        select starts.Zip(lengths, (start, length) => new Stretch(Day.PlusDays(start), Day.PlusDays(start + length))).ToArray()
    ).ToArbitrary();

    [Fact]
    public void stretches_that_touch_become_one() =>
        DaysOff
            .Of([
                new Stretch(Day.PlusDays(2), Day.PlusDays(2)),
                new Stretch(Day, Day.PlusDays(1)),
                new Stretch(Day.PlusDays(8), Day.PlusDays(8)),
            ])
            .ToString()
            .ShouldBe("2026-12-24/2026-12-26,2027-01-01");

    [Fact]
    public void a_stretch_that_ends_before_it_starts_is_none() => DaysOff.Of([new Stretch(Day, Day.PlusDays(-1))]).ShouldBe(DaysOff.None);

    [Fact]
    public void what_is_written_is_read_again() => Prop.ForAll(Many, stretches =>
    {
        var days = DaysOff.Of(stretches);
        return DaysOff.Parse(days.ToString()).Equals(days);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_day_is_off_exactly_when_some_stretch_holds_it() => Prop.ForAll(Many, stretches =>
    {
        var days = DaysOff.Of(stretches);
        return Enumerable.Range(-5, 120).Select(Day.PlusDays).All(d => days.IsOff(d) == stretches.Any(s => s.First <= d && d <= s.Last));
    }).QuickCheckThrowOnFailure();
}
