using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using static ChatOps.Tests.Pairing.Duo;

namespace ChatOps.Tests.Pairing;

public sealed class NotAFitTests
{
    private static readonly Instant TrialEnd = Start + Duration.FromDays(7);

    [Fact]
    public void a_partner_is_asked_and_may_say_yes_or_keep_who_they_have()
    {
        NotAFit.Decide(Pair, Ana.PersonId, "partner.not-a-fit", TrialEnd, Start).ShouldBeOfType<NotAFit.Decision.Asked>();
        NotAFit.Decide(Pair, Ben.PersonId, "partner.not-a-fit.yes", TrialEnd, Start).ShouldBeOfType<NotAFit.Decision.Parted>();
        NotAFit.Decide(Pair, Ben.PersonId, "partner.not-a-fit.keep", TrialEnd, Start).ShouldBeOfType<NotAFit.Decision.Kept>();
    }

    [Fact]
    public void nobody_else_can_and_nobody_after_the_first_days_or_the_end()
    {
        Refusal(Pair, Kim.PersonId, Start).ShouldBe("error.not_yours");
        Refusal(Pair, Ana.PersonId, TrialEnd).ShouldBe("not-a-fit.over");
        Refusal(Pair with { EndedAt = Start }, Ana.PersonId, Start).ShouldBe("error.ended");
        Refusal(null, Ana.PersonId, Start).ShouldBe("error.ended");
    }

    [Theory]
    [InlineData("12345", "Europe/Paris", "2026-11-30T23:00:00Z")]
    [InlineData("13", "Europe/Paris", "2026-12-09T23:00:00Z")]
    [InlineData("", "Etc/UTC", "2026-11-29T00:00:00Z")]
    public void the_first_days_are_working_days_after_the_start(string workDays, string zone, string end) =>
        Trial.EndOf(Autumn.Settings, Start, Duo.Round.FirstDay, [Person("ana", workDays, zone)]).ToString().ShouldBe(end);

    [Fact]
    public void they_last_as_long_for_both_and_count_from_the_round()
    {
        Trial.EndOf(Autumn.Settings, Start, Duo.Round.FirstDay, [Person("ana", "12345", "Etc/UTC"), Person("ben", "13", "Etc/UTC")])
            .ShouldBe(Instant.FromUtc(2026, 12, 10, 0, 0));
        Trial
            .EndOf(Autumn.Settings, Start - Duration.FromDays(4), Duo.Round.FirstDay, [Person("ana", "12345", "Etc/UTC")])
            .ShouldBe(Instant.FromUtc(2026, 12, 1, 0, 0));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(11, true)]
    public void the_last_week_is_the_last_seven_days(int day, bool isLast) =>
        LastWeek.Holds(Duo.Round, Instant.FromUtc(2026, 12, day, 13, 0)).ShouldBe(isLast);

    private static string Refusal(ChatOps.Partnerships.Partnership? partnership, PersonId asking, Instant now) =>
        NotAFit.Decide(partnership, asking, "partner.not-a-fit.yes", TrialEnd, now).ShouldBeOfType<NotAFit.Decision.Refused>().TextKey;

    private static Person Person(string id, string workDays, string zone) =>
        new()
        {
            Id = new PersonId(id),
            DisplayName = id,
            WorkDays = workDays,
            Zone = zone,
        };
}
