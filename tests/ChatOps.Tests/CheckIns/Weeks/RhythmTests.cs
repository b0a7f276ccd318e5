using ChatOps.CheckIns.Weeks;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Tests.CheckIns.Weeks;

public sealed class RhythmTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void a_week_opens_on_monday_at_nine_in_the_members_own_zone_within_twenty_minutes()
    {
        var week = Weeks("Europe/Berlin")[0];

        var opens = week.OpensAt.InZone(Zone("Europe/Berlin")).LocalDateTime;
        opens.ShouldBeGreaterThanOrEqualTo(Monday.At(new LocalTime(9, 0)));
        opens.ShouldBeLessThan(Monday.At(new LocalTime(9, 20)));
    }

    [Fact]
    public void members_are_spread_and_each_keeps_their_place()
    {
        string[] ids = [.. Enumerable.Range(0, 200).Select(i => $"0193-{i}")];
        var opens = ids.Select(id => Weeks("Etc/UTC", with: r => r with { MembershipId = id })[0].OpensAt).ToList();

        opens.Distinct().Count().ShouldBeGreaterThan(100);
        ids.Select(id => Weeks("Etc/UTC", with: r => r with { MembershipId = id })[0].OpensAt).ShouldBe(opens);
    }

    [Fact]
    public void it_closes_when_the_next_one_opens_and_the_last_with_the_last_day_of_the_round()
    {
        var weeks = Weeks("America/New_York");

        weeks.Count.ShouldBe(3);
        weeks[0].ClosesAt.ShouldBe(weeks[1].OpensAt);
        weeks[1].ClosesAt.ShouldBe(weeks[2].OpensAt);
        weeks[2].ClosesAt.ShouldBe(Zone("America/New_York").AtStartOfDay(new LocalDate(2026, 12, 12)).ToInstant());
    }

    [Fact]
    public void a_round_that_ends_on_a_wednesday_closes_its_last_week_then()
    {
        var weeks = Weeks("Etc/UTC", with: r => r with { LastDay = new LocalDate(2026, 12, 2) });

        weeks.Select(w => w.Week).ShouldBe([Monday, Monday.PlusWeeks(1)]);
        weeks[1].ClosesAt.ShouldBe(Instant.FromUtc(2026, 12, 3, 0, 0));
    }

    [Fact]
    public void on_time_is_until_the_end_of_the_second_working_day_after_opening() =>
        Weeks("Etc/UTC")[0].OnTimeUntil.ShouldBe(Instant.FromUtc(2026, 11, 26, 0, 0));

    [Fact]
    public void part_time_days_move_the_opening_the_nudges_and_being_on_time()
    {
        var week = Weeks("Etc/UTC", with: r => r with { WorkDays = "245", Program = r.Program with { NudgesTwice = true } })[0];

        Day(week.OpensAt).ShouldBe(Monday.PlusDays(1));
        Day(week.NudgeAt!.Value).ShouldBe(Monday.PlusDays(3));
        Day(week.SecondNudgeAt!.Value).ShouldBe(Monday.PlusDays(4));
        week.OnTimeUntil.ShouldBe(Instant.FromUtc(2026, 11, 28, 0, 0));
    }

    [Fact]
    public void a_week_without_a_working_day_after_the_programs_day_is_not_due()
    {
        var weeks = Weeks("Etc/UTC", with: r => r with { WorkDays = "1", Program = r.Program with { OpensOn = IsoDayOfWeek.Wednesday } });

        weeks.ShouldBeEmpty();
    }

    [Fact]
    public void nobody_is_due_without_working_days() => Weeks("Etc/UTC", with: r => r with { WorkDays = "" }).ShouldBeEmpty();

    [Fact]
    public void nudges_come_the_next_working_day_at_the_same_hour_and_on_the_last_one_before_the_close()
    {
        var once = Weeks("Etc/UTC")[0];
        var twice = Weeks("Etc/UTC", with: r => r with { Program = r.Program with { NudgesTwice = true } })[0];

        once.NudgeAt.ShouldBe(once.OpensAt + Duration.FromDays(1));
        once.SecondNudgeAt.ShouldBeNull();
        twice.SecondNudgeAt.ShouldBe(twice.OpensAt + Duration.FromDays(4));
    }

    [Fact]
    public void a_week_that_closes_today_has_no_nudge()
    {
        var week = Weeks("Etc/UTC", with: r => r with { LastDay = Monday }).ShouldHaveSingleItem();

        week.NudgeAt.ShouldBeNull();
        week.OnTimeUntil.ShouldBe(week.ClosesAt);
    }

    [Fact]
    public void every_second_week_counts_from_the_first_of_the_round()
    {
        var weeks = Weeks("Etc/UTC", with: r =>
            r with
            {
                LastDay = new LocalDate(2027, 1, 1),
                Program = r.Program with { EveryWeeks = 2 },
            });

        weeks.Select(w => w.Week).ShouldBe([Monday, Monday.PlusWeeks(2), Monday.PlusWeeks(4)]);
        weeks[0].ClosesAt.ShouldBe(weeks[1].OpensAt);
    }

    [Fact]
    public void a_pairs_first_week_opens_on_their_third_working_day()
    {
        var paired = Monday.At(new LocalTime(8, 0)).InUtc().ToInstant();
        var weeks = Weeks("Etc/UTC", with: r => r with { PairedAt = paired });

        Day(weeks[0].OpensAt).ShouldBe(Monday.PlusDays(2));
        Day(weeks[1].OpensAt).ShouldBe(Monday.PlusWeeks(1));
    }

    [Fact]
    public void a_pair_made_on_thursday_begins_with_the_next_week()
    {
        var paired = Monday.PlusDays(3).At(new LocalTime(10, 0)).InUtc().ToInstant();

        Day(Weeks("Etc/UTC", with: r => r with { PairedAt = paired })[0].OpensAt).ShouldBe(Monday.PlusWeeks(1));
    }

    [Theory]
    [InlineData("2026-11-23T11:05:00Z", "2026-11-23T11:05:00Z")] // on the day they were paired
    [InlineData("2026-11-24T16:20:00Z", "2026-11-24T16:20:00Z")]
    [InlineData("2026-11-25T15:20:00Z", "2026-11-25T15:20:00Z")] // on the third working day, whatever the hour
    [InlineData("2026-11-26T10:20:00Z", "2026-11-25T09:00:00Z")] // later: nobody waits for it
    [InlineData("2026-12-01T10:20:00Z", "2026-11-25T09:00:00Z")] // no meeting in this week
    public void a_pairs_first_week_opens_after_their_first_meeting(string met, string opens)
    {
        var weeks = Weeks("Etc/UTC", with: r => r with { PairedAt = At("2026-11-23T08:00:00Z"), FirstMeetingEndsAt = At(met) });

        (weeks[0].OpensAt - At(opens)).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(20));
        (weeks[1].OpensAt - At("2026-11-30T09:00:00Z")).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(20));
        weeks[0].ClosesAt.ShouldBe(weeks[1].OpensAt);
    }

    [Fact]
    public void a_first_meeting_on_a_day_off_is_followed_by_the_next_working_day()
    {
        var week = Weeks("Etc/UTC", with: r =>
            r with
            {
                WorkDays = "135",
                PairedAt = At("2026-11-23T08:00:00Z"),
                FirstMeetingEndsAt = At("2026-11-24T10:20:00Z"),
            })[0];

        (week.OpensAt - At("2026-11-25T09:00:00Z")).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(20));
    }

    [Fact]
    public void a_pair_made_on_thursday_that_meets_on_friday_begins_then()
    {
        var weeks = Weeks("Etc/UTC", with: r =>
            r with
            {
                PairedAt = At("2026-11-26T08:00:00Z"),
                FirstMeetingEndsAt = At("2026-11-27T10:20:00Z"),
            });

        Day(weeks[0].OpensAt).ShouldBe(Monday.PlusDays(4));
        Day(weeks[1].OpensAt).ShouldBe(Monday.PlusWeeks(1));
    }

    [Fact]
    public void a_first_meeting_changes_no_later_week() =>
        Weeks("Etc/UTC", with: r =>
                r with
                {
                    PairedAt = At("2026-11-13T08:00:00Z"),
                    FirstDay = Monday.PlusWeeks(-2),
                    FirstMeetingEndsAt = At("2026-11-24T10:20:00Z"),
                })
            .ShouldBe(Weeks("Etc/UTC", with: r => r with { PairedAt = At("2026-11-13T08:00:00Z"), FirstDay = Monday.PlusWeeks(-2) }));

    [Fact]
    public void a_pair_made_before_the_round_counts_from_its_first_day()
    {
        var paired = Monday.PlusDays(-3).At(new LocalTime(10, 0)).InUtc().ToInstant();

        Day(Weeks("Etc/UTC", with: r => r with { PairedAt = paired })[0].OpensAt).ShouldBe(Monday.PlusDays(2));
    }

    [Theory]
    [InlineData("2027-03-28", "2027-03-28T01:00:00Z")] // a Sunday in the gap: 02:30 becomes 03:00, summer time
    [InlineData("2026-10-25", "2026-10-25T00:30:00Z")] // a Sunday in the overlap: the earlier 02:30, still summer time
    public void daylight_saving_moves_an_hour_that_is_not_or_is_twice(string sunday, string opens)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(sunday).Value;
        var week = Weeks("Europe/Berlin", with: r => r with
        {
            FirstDay = day.PlusDays(-6),
            LastDay = day.PlusDays(7),
            WorkDays = "1234567",
            Program = r.Program with { OpensOn = IsoDayOfWeek.Sunday, OpensAt = (2 * 60) + 30 },
        })[0];

        (week.OpensAt - NodaTime.Text.InstantPattern.General.Parse(opens).Value).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(20));
    }

    [Theory]
    [InlineData("Europe/Berlin", 2027, 3, 22)]
    [InlineData("Europe/Berlin", 2026, 10, 19)]
    [InlineData("Australia/Lord_Howe", 2026, 9, 28)] // half an hour of daylight saving
    public void nine_stays_nine_across_a_change(string zone, int year, int month, int day)
    {
        var first = new LocalDate(year, month, day);
        var weeks = Weeks(zone, with: r => r with { FirstDay = first, LastDay = first.PlusDays(11) });

        weeks.Select(w => w.OpensAt.InZone(Zone(zone)).Hour).ShouldAllBe(h => h == 9);
        (weeks[1].OpensAt - weeks[0].OpensAt).ShouldNotBe(Duration.FromDays(7));
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2026-11-23T03:30:00Z")]
    [InlineData("Asia/Kathmandu", "2026-11-23T03:15:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-22T19:00:00Z")]
    [InlineData("Pacific/Pago_Pago", "2026-11-23T20:00:00Z")]
    public void odd_zones_have_their_own_monday(string zone, string opens)
    {
        var week = Weeks(zone)[0];

        week.Week.ShouldBe(Monday);
        (week.OpensAt - NodaTime.Text.InstantPattern.General.Parse(opens).Value).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(20));
    }

    [Fact]
    public void a_day_that_a_zone_left_out_opens_nothing()
    {
        // Samoa had no 30 December 2011, a Friday.
        var weeks = Weeks("Pacific/Apia", with: r => r with
        {
            FirstDay = new LocalDate(2011, 12, 26),
            LastDay = new LocalDate(2012, 1, 6),
            Program = r.Program with { OpensOn = IsoDayOfWeek.Friday },
        });

        weeks.Select(w => w.Week).ShouldBe([new LocalDate(2012, 1, 2)]);
    }

    [Fact]
    public void week_fifty_three_is_a_week_like_others()
    {
        var weeks = Weeks("Etc/UTC", with: r => r with { FirstDay = new LocalDate(2026, 12, 21), LastDay = new LocalDate(2027, 1, 8) });

        weeks.Select(w => w.Week).ShouldBe([new LocalDate(2026, 12, 21), new LocalDate(2026, 12, 28), new LocalDate(2027, 1, 4)]);
        weeks[1].LastDay.ShouldBe(new LocalDate(2027, 1, 3));
    }

    [Fact]
    public void a_member_who_moves_zone_in_the_middle_of_a_week_never_has_it_twice()
    {
        var home = Member("Pacific/Auckland");
        var away = home with { Zone = Zone("America/Los_Angeles") };
        var opened = home.Next(null, Instant.FromUtc(2026, 11, 20, 0, 0))!;

        // Back in the past of the calendar, Monday comes again: this week was opened already.
        away.Next(opened.Week, opened.OpensAt + Duration.FromHours(1))!.Week.ShouldBe(Monday.PlusWeeks(1));
    }

    [Fact]
    public void a_missed_morning_is_caught_up_with_the_same_week_and_weeks_missed_wholly_are_left_out()
    {
        var member = Member("Etc/UTC");

        member.Next(null, Instant.FromUtc(2026, 11, 25, 15, 0))!.Week.ShouldBe(Monday);
        member.Next(null, Instant.FromUtc(2026, 12, 1, 15, 0))!.Week.ShouldBe(Monday.PlusWeeks(1));
        member.Next(null, Instant.FromUtc(2026, 12, 12, 15, 0)).ShouldBeNull();
    }

    [Fact]
    public void a_week_opened_late_counts_its_days_from_then()
    {
        var member = Member("Etc/UTC");
        var week = member.Weeks().First();

        member.OpenedAt(week, week.OpensAt + Duration.FromHours(3)).ShouldBe(week);
        var late = member.OpenedAt(week, Instant.FromUtc(2026, 11, 25, 15, 0));
        late.OpensAt.ShouldBe(Instant.FromUtc(2026, 11, 25, 15, 0));
        late.OnTimeUntil.ShouldBe(Instant.FromUtc(2026, 11, 28, 0, 0));
        Day(late.NudgeAt!.Value).ShouldBe(Monday.PlusDays(3));
        late.ClosesAt.ShouldBe(week.ClosesAt);
    }

    [Fact]
    public void a_snooze_ends_on_the_next_working_day_unless_the_week_does()
    {
        var friday = Instant.FromUtc(2026, 11, 27, 10, 0);
        var closes = Instant.FromUtc(2026, 11, 30, 9, 0);

        Day(Rhythm.NextWorkDay(new ProgramSettings(), "m", Somebody, Instant.FromUtc(2026, 11, 24, 10, 0), closes)!.Value)
            .ShouldBe(Monday.PlusDays(2));
        Rhythm.NextWorkDay(new ProgramSettings(), "m", Somebody, friday, closes).ShouldBeNull();
    }

    [Fact]
    public void a_day_off_moves_the_card_to_the_next_working_day() =>
        Day(Weeks("Etc/UTC", r => r with { DaysOff = Off(Monday.PlusWeeks(1), 2) })[1].OpensAt).ShouldBe(Monday.PlusWeeks(1).PlusDays(2));

    [Fact]
    public void a_week_that_is_wholly_off_is_not_there() =>
        Weeks("Etc/UTC", r => r with { DaysOff = Off(Monday.PlusWeeks(1), 5) }).Select(w => w.Week).ShouldBe([Monday, Monday.PlusWeeks(2)]);

    [Fact]
    public void nudges_and_being_on_time_count_working_days_only()
    {
        var week = Weeks("Etc/UTC", r => r with { DaysOff = Off(Monday.PlusWeeks(1).PlusDays(1), 2) })[1];

        Day(week.NudgeAt!.Value).ShouldBe(Monday.PlusWeeks(1).PlusDays(3));
        Day(week.OnTimeUntil).ShouldBe(Monday.PlusWeeks(1).PlusDays(5), "the end of Friday, the second working day after Monday");
    }

    [Fact]
    public void an_open_week_follows_when_its_member_takes_days_off()
    {
        var week = Weeks("Etc/UTC")[1];
        var open = new OpenWeek("c", week.Week, week.OpensAt, week.ClosesAt) { NudgeAt = week.NudgeAt };

        var adjusted = (Member("Etc/UTC") with { DaysOff = Off(week.Week.PlusDays(1), 1) }).Adjusted(open);
        Day(adjusted.NudgeAt!.Value).ShouldBe(week.Week.PlusDays(2));
        adjusted.OnTimeUntil.ShouldBe(week.OnTimeUntil + Duration.FromDays(1));
        (Member("Etc/UTC") with { DaysOff = Off(week.Week.PlusDays(1), 6) })
            .Adjusted(open)
            .NudgeAt.ShouldBeNull("nobody is nudged on leave");
        Member("Etc/UTC").Adjusted(open).ShouldBe(week with { SecondNudgeAt = null });
    }

    private static DaysOff Off(LocalDate first, int days) => DaysOff.Of([new Stretch(first, first.PlusDays(days - 1))]);

    private static readonly Person Somebody = new() { Id = PersonId.New(), DisplayName = "Somebody" };

    private static Instant At(string iso) => NodaTime.Text.InstantPattern.General.Parse(iso).Value;

    private static LocalDate Day(Instant at) => at.InUtc().Date;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static IReadOnlyList<CheckInWeek> Weeks(string zone, Func<Rhythm, Rhythm>? with = null) =>
        [.. (with ?? (r => r))(Member(zone)).Weeks()];

    private static Rhythm Member(string zone) => new()
    {
        MembershipId = "0193-anna",
        Program = new ProgramSettings(),
        FirstDay = Monday,
        LastDay = new LocalDate(2026, 12, 11),
        Zone = Zone(zone),
        WorkDays = "12345",
    };
}
