using ChatOps.Channels.Queueing;
using ChatOps.Pairing.Repairing;

namespace ChatOps.Tests.Pairing.Repairing;

public sealed class WaitWithoutPartnerTests
{
    private static readonly QuietHours Office = new(DateTimeZone.Utc, "12345", 540, 1020);

    private static readonly Unpaired Kim = new() { PersonId = Duo.Kim.PersonId, Round = Duo.Round, Hours = Office, Since = At(24, 15) };

    [Fact]
    public void they_are_paired_on_their_next_working_morning()
    {
        WaitWithoutPartner.IsDue(Kim, At(25, 8)).ShouldBeFalse();
        WaitWithoutPartner.IsDue(Kim, At(25, 9)).ShouldBeTrue();
        WaitWithoutPartner.IsDue(Kim with { Since = At(27, 15) }, At(29, 12)).ShouldBeFalse();
        WaitWithoutPartner.IsDue(Kim with { Since = At(27, 15) }, At(30, 9)).ShouldBeTrue();
    }

    [Fact]
    public void who_fitted_nobody_is_looked_at_again_in_an_hour()
    {
        WaitWithoutPartner.IsDue(Kim with { TriedAt = At(25, 9) }, At(25, 9) + Duration.FromMinutes(59)).ShouldBeFalse();
        WaitWithoutPartner.IsDue(Kim with { TriedAt = At(25, 9) }, At(25, 10)).ShouldBeTrue();
    }

    [Fact]
    public void nobody_new_waits_for_who_is_quiet_and_nobody_is_paired_in_the_last_week()
    {
        WaitWithoutPartner.IsDue(Kim with { IsQuiet = true }, At(25, 9)).ShouldBeFalse();
        WaitWithoutPartner.IsDue(Kim, Instant.FromUtc(2026, 12, 8, 9, 0)).ShouldBeFalse();
    }

    [Fact]
    public void they_hear_once_that_it_will_be_the_next_round()
    {
        var tried = Kim with { TriedAt = At(27, 8) };
        WaitWithoutPartner.IsToldNow(tried, 3, At(26, 12)).ShouldBeFalse();
        WaitWithoutPartner.IsToldNow(tried, 3, At(27, 9)).ShouldBeTrue();
        WaitWithoutPartner.IsToldNow(tried with { ToldAt = At(27, 9) }, 3, At(27, 9)).ShouldBeFalse();
        WaitWithoutPartner.IsToldNow(Kim, 3, Instant.FromUtc(2026, 12, 8, 9, 0)).ShouldBeTrue();
        WaitWithoutPartner
            .IsToldNow(Kim with { LeftAt = Instant.FromUtc(2026, 12, 8, 8, 0) }, 3, Instant.FromUtc(2026, 12, 8, 15, 0))
            .ShouldBeFalse();
    }

    private static Instant At(int day, int hour) => Instant.FromUtc(2026, 11, day, hour, 0);
}
