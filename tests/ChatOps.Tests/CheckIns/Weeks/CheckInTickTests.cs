using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns;
using ChatOps.Joining;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Tests.Hosting;
using static ChatOps.Tests.CheckIns.CheckInWorld;

namespace ChatOps.Tests.CheckIns.Weeks;

/// <summary>What the clock does to a member's weeks, on both databases.</summary>
public abstract class CheckInTickTests(string engine) : DatabaseTests(engine)
{
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Instant Morning = Monday + Duration.FromMinutes(30);

    [Fact]
    public async Task a_week_opens_once_however_often_the_clock_is_looked_at()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");

        await world.At(Monday - Duration.FromMinutes(1));
        (await world.WeeksOf(ben)).ShouldBe(0);
        await world.At(Morning);
        await world.At(Morning + Duration.FromMinutes(1));

        (await world.WeeksOf(ben)).ShouldBe(1);
        (await world.FactsOf(ben)).Single().IsDue.ShouldBeTrue();
        (await world.NextOf(ben))!.Value.ShouldBeInRange(Monday + (7 * Day), Morning + (7 * Day));
    }

    [Fact]
    public async Task everyones_monday_is_their_own()
    {
        await using var world = await Open(Db);
        world.Clock.Reset(Monday - (2 * Day));
        var (kiritimati, samoa) = (await world.Joins("Ana Ruiz", "Pacific/Kiritimati"), await world.Joins("Kim Sato", "Pacific/Pago_Pago"));

        await world.At(Instant.FromUtc(2026, 11, 22, 19, 30));
        (await world.WeeksOf(kiritimati), await world.WeeksOf(samoa)).ShouldBe((1, 0));
        await world.At(Instant.FromUtc(2026, 11, 23, 20, 30));
        (await world.WeeksOf(kiritimati), await world.WeeksOf(samoa)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task a_missed_monday_is_caught_up_once_and_weeks_missed_wholly_are_left_out()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");

        await world.At(Morning + (9 * Day));
        await world.At(Morning + (9 * Day) + Duration.FromMinutes(1));

        (await world.FactsOf(ben)).ShouldHaveSingleItem().Week.ShouldBe("2026-11-30");
    }

    [Fact]
    public async Task the_next_week_closes_the_one_before_and_the_round_closes_the_last()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        var first = await world.WeekOf(ben);
        await world.Delivers();
        await world.At(Morning + (7 * Day));

        (await world.Sees(ben, CheckInForm.Kind, first)).Says().ShouldContain("This week is closed. The next one opens Monday 7 December.");
        (await world.Queued(ben))[0].Wanted.ShouldBeGreaterThan(1);
        await world.At(Morning + (14 * Day));
        await world.At(Instant.FromUtc(2026, 12, 11, 23, 1));
        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben))).Says().ShouldContain("This week is closed.");
        (await world.NextOf(ben)).ShouldBeNull();
    }

    [Fact]
    public async Task the_shared_card_of_a_closed_week_is_not_edited()
    {
        await using var world = await Open(Db);
        var (ana, ben) = (await world.Joins("Ana Ruiz"), await world.Joins("Ben Okafor"));
        await world.Pairs(ana, ben);
        await world.At(Morning + (2 * Day));
        await world.Sends(ben, "check-in.submit", Situations.Fields(("c1_text", "Something")));
        await world.Delivers();
        var before = (await world.Queued(ben))[0].Wanted;

        await world.At(Morning + (7 * Day));

        (await world.Queued(ben))[0].Wanted.ShouldBe(before);
    }

    [Fact]
    public async Task one_nudge_comes_the_next_working_day_and_then_silence()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        await world.Delivers();

        for (var day = 1; day <= 6; day++)
            await world.At(Morning + (day * Day));

        var row = (await world.Queued(ben)).Single();
        row.Anew.ShouldBe(2);
        row.Importance.ShouldBe((int)Importance.FirstNudge);
        (await world.Sees(ben, CheckInForm.Kind, row.Subject))!.Notification.ShouldStartWith(
            "Your check-in is open until Monday 30 November");
    }

    [Fact]
    public async Task a_second_nudge_comes_on_the_last_working_day_where_the_program_wants_it()
    {
        await using var world = await Open(Db, new ProgramSettings { NudgesTwice = true });
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        await world.Delivers();
        await world.At(Morning + Day);
        await world.Delivers();
        await world.At(Morning + (3 * Day));
        (await world.Queued(ben)).Single().Anew.ShouldBe(2);
        await world.At(Morning + (4 * Day));

        var row = (await world.Queued(ben)).Single();
        row.Anew.ShouldBe(3);
        row.Importance.ShouldBe((int)Importance.SecondNudge);
    }

    [Theory]
    [InlineData("check-in.skip")]
    [InlineData("check-in.save")]
    [InlineData("check-in.snooze")]
    [InlineData("pause")]
    public async Task nobody_is_nudged_who_skipped_saved_today_snoozed_or_is_away(string does)
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        await world.Delivers();
        world.Clock.Reset(Monday + Day - Duration.FromHours(1));
        if (does == "pause")
            await world.Becomes(ben, MembershipState.Paused);
        else if (does == "check-in.save")
            await world.Sends(ben, does, Situations.Fields(("went_well", "a start")));
        else
            await world.Does(ben, does, await world.WeekOf(ben));
        var before = (await world.Queued(ben)).Single().Anew;

        await world.At(Morning + Day);

        (await world.Queued(ben)).Single().Anew.ShouldBe(before);
    }

    [Fact]
    public async Task a_snooze_is_over_on_the_next_working_day()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        await world.Delivers();
        world.Clock.Reset(Morning + Day - Duration.FromHours(1));
        (await world.Does(ben, "check-in.snooze", await world.WeekOf(ben))).ShouldBe(new Reply.Say("check-in.snoozed"));

        await world.At(Morning + Day);
        (await world.Queued(ben)).Single().Anew.ShouldBe(1);
        await world.At(Morning + (2 * Day));
        (await world.Queued(ben)).Single().Anew.ShouldBe(2);
    }

    [Fact]
    public async Task a_member_who_moves_west_has_each_week_once()
    {
        await using var world = await Open(Db);
        world.Clock.Reset(Monday - (2 * Day));
        var ben = await world.Joins("Ben Okafor", "Pacific/Auckland");
        await world.At(Instant.FromUtc(2026, 11, 22, 20, 30));
        (await world.WeeksOf(ben)).ShouldBe(1);

        await world.Moves(ben, "America/Los_Angeles");
        await world.At(Instant.FromUtc(2026, 11, 23, 17, 30));
        (await world.WeeksOf(ben)).ShouldBe(1);
        await world.At(Instant.FromUtc(2026, 11, 30, 17, 30));
        (await world.FactsOf(ben)).Select(f => f.Week).ShouldBe(["2026-11-23", "2026-11-30"]);
    }

    [Fact]
    public async Task an_open_week_stays_open_until_the_next_one_when_its_member_moves()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.At(Morning);
        await world.Moves(ben, "America/Los_Angeles");

        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben)))!.Heading!.Plain().ShouldContain("23 to 29 November");
        await world.At(Instant.FromUtc(2026, 11, 30, 16, 0));
        (await world.Sees(ben, CheckInForm.Kind, await world.WeekOf(ben))).Says().ShouldContain("Two minutes.");
    }

    [Fact]
    public async Task a_pause_opens_nothing_and_coming_back_opens_the_week_that_runs()
    {
        await using var world = await Open(Db);
        var ben = await world.Joins("Ben Okafor");
        await world.Becomes(ben, MembershipState.Paused);
        await world.At(Morning);
        (await world.WeeksOf(ben)).ShouldBe(0);

        world.Clock.Reset(Morning + Day);
        await world.Becomes(ben, MembershipState.Active);
        await world.At(Morning + Day);
        (await world.WeeksOf(ben)).ShouldBe(1);
    }

    [Fact]
    public async Task many_members_open_in_batches()
    {
        await using var world = await Open(Db);
        var members = new List<PersonId>();
        for (var i = 0; i < 300; i++)
            members.Add(await world.Joins($"Member {i}"));

        await world.At(Morning);

        foreach (var member in members)
            (await world.WeeksOf(member)).ShouldBe(1);
    }
}

public sealed class SqliteCheckInTickTests() : CheckInTickTests("sqlite");

public sealed class PostgresCheckInTickTests() : CheckInTickTests("postgres");
