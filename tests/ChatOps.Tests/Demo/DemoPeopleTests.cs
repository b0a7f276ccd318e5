using ChatOps.CheckIns.Weeks;
using ChatOps.Demo;
using ChatOps.Demo.History;

namespace ChatOps.Tests.Demo;

public sealed class DemoPeopleTests
{
    private static readonly CheckInWeek Week = new(
        new LocalDate(2026, 11, 23),
        Instant.FromUtc(2026, 11, 23, 9, 0),
        Instant.FromUtc(2026, 11, 26, 0, 0),
        Instant.FromUtc(2026, 11, 30, 9, 0));

    [Fact]
    public void members_work_in_departments_of_twelve_eight_and_four() =>
        DemoPeople.Members.CountBy(p => p.Department).Select(d => d.Value).ShouldBe([12, 8, 4]);

    [Fact]
    public void keys_are_addresses_and_nobody_has_the_clocks() =>
        DemoPeople.All.ShouldAllBe(p => p.Key.All(char.IsAsciiLetterLower) && p.Key != "clock");

    [Fact]
    public void every_zone_exists() => DemoPeople.All.ShouldAllBe(p => DateTimeZoneProviders.Tzdb.GetZoneOrNull(p.Zone) != null);

    [Fact]
    public void nobody_did_anything_at_an_hour_to_come()
    {
        foreach (var now in Enumerable.Range(0, 48).Select(h => Week.OpensAt + Duration.FromHours(h)))
        {
            foreach (var member in Enumerable.Range(0, 24))
            {
                var at = SampleWeek.Of(member, 20, Week, now) switch
                {
                    SampleWeek.Shared shared => shared.At,
                    SampleWeek.Saved saved => saved.At,
                    _ => now,
                };
                at.ShouldBeInRange(Week.OpensAt, now);
            }
        }
    }

    [Fact]
    public void a_week_that_is_over_was_shared_while_it_was_open()
    {
        var weeks = from member in Enumerable.Range(0, 24)
                    from number in Enumerable.Range(3, 16)
                    select SampleWeek.Of(member, number, Week, Week.ClosesAt + Duration.FromDays(9));

        foreach (var shared in weeks.OfType<SampleWeek.Shared>().Some())
            shared.At.ShouldBeInRange(Week.OpensAt, Week.ClosesAt);
    }
}
