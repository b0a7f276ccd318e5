using ChatOps.Meetings;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;
using ChatOps.Programs;
using NodaTime.Text;

namespace ChatOps.Tests.Meetings;

/// <summary>F1: which hour a new pair gets.</summary>
public sealed class FreeSlotTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly DateTimeZone Tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Monday 23 November 2026, 10:30 in Berlin.</summary>
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 9, 30);

    [Fact]
    public void the_first_free_hour_a_working_day_after_the_check_in_opens_is_taken() =>
        Find([Works(Berlin), Works(Berlin)]).ShouldBe(new Slot(Wall(24, 9, 0), Monday + Duration.FromMinutes(1350), SlotFit.Common));

    [Fact]
    public void the_same_week_counts_more_than_a_working_day_to_read()
    {
        var full = new[] { 24, 25, 26, 27 }.Select(d => Busy(d, 0, 0, 23, 59)).ToArray();

        Find([Works(Berlin, full), Works(Berlin)])!.Start.ShouldBe(Wall(23, 10, 30));
    }

    [Fact]
    public void a_check_in_that_opens_on_a_friday_has_its_meeting_early_in_the_week_after() =>
        FreeSlot
            .First(Wish([Works(Berlin), Works(Berlin)]) with { OpensOn = IsoDayOfWeek.Friday })!
            .ShouldBe(new Slot(Wall(23, 10, 30), Monday, SlotFit.Common));

    [Theory]
    [InlineData("2026-11-23T08:30", "2026-11-23T13:00")] // half past nine: the afternoon
    [InlineData("2026-11-23T13:00", "2026-11-24T09:00")] // two in the afternoon: tomorrow
    [InlineData("2026-11-23T06:00", "2026-11-23T09:00")] // before the working day: its morning
    [InlineData("2026-11-27T15:00", "2026-11-30T09:00")] // a Friday afternoon: Monday
    public void the_next_half_day_is_neither_the_one_that_runs_nor_a_day_off(string now, string expected) =>
        Works(Berlin)
            .NextHalfDay(At(now), Monday + Duration.FromDays(20))
            .ShouldBe(InBerlin(expected));

    [Theory]
    [InlineData("2026-11-23T11:30", "2026-11-23T14:30")] // the afternoon begins within two hours
    [InlineData("2026-11-23T09:30", "2026-11-23T13:00")]
    [InlineData("2026-11-23T13:00", "2026-11-24T09:00")]
    public void nobody_is_offered_a_time_in_this_half_day_or_within_two_hours(string now, string earliest)
    {
        var at = At(now);
        var people = new[] { Comes(1), Comes(2) };
        var frame = Frame(people);
        var range = Wishes.Range(frame, people[0], at)!.Value;

        var wish = Wishes.Wish(frame, people, [], range.From, range.To, at);

        var expected = InBerlin(earliest);
        wish.Earliest.ShouldBe(expected);
        FreeSlot.Some(wish, 3, []).ShouldAllBe(s => s.At >= expected);
    }

    [Fact]
    public void what_is_taken_in_either_calendar_is_left_alone()
    {
        var ana = Works(Berlin, Busy(24, 9, 0, 12, 0));
        var ben = Works(Berlin, Busy(24, 12, 0, 13, 5));

        Find([ana, ben])!.Start.ShouldBe(Wall(24, 13, 15));
    }

    [Fact]
    public void a_gap_between_quarter_hours_is_found_before_next_week_is()
    {
        var full = new[] { 23, 24, 25, 26, 27 }
            .Select(d => d == 26 ? Busy(26, 9, 0, 14, 5) : Busy(d, 0, 0, 23, 59))
            .Append(Busy(26, 14, 25, 17, 0))
            .ToArray();

        Find([Works(Berlin, full), Works(Berlin)])!.Start.ShouldBe(Wall(26, 14, 5));
    }

    [Fact]
    public void next_week_is_better_than_an_hour_outside_the_working_day()
    {
        var full = new[] { 23, 24, 25, 26, 27 }.Select(d => Busy(d, 0, 0, 23, 59)).ToArray();

        Find([Works(Berlin, full), Works(Berlin)])
            .ShouldSatisfyAllConditions(s => s!.Start.ShouldBe(new LocalDateTime(2026, 12, 1, 9, 0)), s => s!.Fit.ShouldBe(SlotFit.Common));
    }

    [Fact]
    public void it_comes_after_the_check_in_opens() =>
        FreeSlot
            .First(Wish([Works(Berlin), Works(London)]) with { OpensOn = IsoDayOfWeek.Wednesday, OpensAt = 9 * 60 })!
            .Start.ShouldBe(Wall(26, 10, 0));

    [Fact]
    public void the_agreed_window_and_days_are_kept() =>
        FreeSlot
            .First(Wish([Works(Berlin), Works(Berlin)]) with { Days = "4", From = 14 * 60, Until = 15 * 60 })!
            .Start.ShouldBe(Wall(26, 14, 0));

    [Fact]
    public void a_day_off_is_not_looked_at()
    {
        var off = Works(Berlin) with { DaysOff = DaysOff.Of([new Stretch(new LocalDate(2026, 11, 23), new LocalDate(2026, 11, 25))]) };

        // Their check-in moves to Thursday, too: the meeting follows it.
        Find([off, Works(Berlin)])!.Start.ShouldBe(Wall(27, 9, 0));
    }

    [Fact]
    public void hours_that_never_meet_give_the_slot_that_is_nearest_to_both()
    {
        var slot = Find([Works(Berlin), new Comer(new WorkingHours(Tokyo, "12345", 9 * 60, 16 * 60), [], DaysOff.None)]);

        slot!.Fit.ShouldBe(SlotFit.Closest);
        // 8:30 in Berlin is 16:30 in Tokyo: nobody is further than half an hour from their hours.
        slot.Start.TimeOfDay.ShouldBe(new LocalTime(8, 15));
    }

    [Fact]
    public void common_hours_that_are_all_taken_are_not_called_hours_that_never_meet()
    {
        var full = Enumerable
            .Range(0, 14)
            .Select(i => new Interval(Monday + Duration.FromHours((i * 24) - 3), Monday + Duration.FromHours((i * 24) + 8)))
            .ToArray();

        Find([Works(Berlin, full), Works(Berlin)])!.Fit.ShouldBe(SlotFit.Around);
    }

    [Fact]
    public void a_round_that_is_over_has_no_slot() =>
        FreeSlot.First(Wish([Works(Berlin)]) with { LastDay = new LocalDate(2026, 11, 22) }).ShouldBeNull();

    [Fact]
    public void three_times_to_choose_from_lie_on_three_days()
    {
        var slots = FreeSlot.Some(Wish([Works(Berlin), Works(Berlin)]), 3, [Wall(23, 10, 30)]);

        slots.Select(s => s.Start).ShouldBe([Wall(24, 9, 0), Wall(25, 9, 0), Wall(26, 9, 0)]);
    }

    [Fact]
    public void three_times_of_one_day_lie_apart()
    {
        var slots = FreeSlot.Some(Wish([Works(Berlin), Works(Berlin)]) with { LastDay = new LocalDate(2026, 11, 23) }, 3, []);

        slots.Select(s => s.Start).ShouldBe([Wall(23, 10, 30), Wall(23, 12, 30), Wall(23, 14, 30)]);
    }

    private static Instant At(string utc) => Minutes.Parse(utc).Value.InUtc().ToInstant();

    private static Instant InBerlin(string wall) => WallTime.At(Minutes.Parse(wall).Value, Berlin);

    private static Attendee Comes(int number) => new()
    {
        PersonId = new PersonId($"{number}"),
        DisplayName = $"Member {number}",
        Hours = new WorkingHours(Berlin, "12345", 9 * 60, 17 * 60),
    };

    private static MeetingLimits Frame(IReadOnlyList<Attendee> people) => new()
    {
        PartnershipId = "pair",
        ProgramId = new ProgramId("program"),
        ProgramKey = "program",
        Program = new ProgramSettings { Weeks = 3 },
        RoundNumber = 1,
        FirstDay = new LocalDate(2026, 11, 23),
        LastDay = new LocalDate(2026, 12, 13),
        Here = people,
        Everybody = people,
    };

    private static Slot? Find(IReadOnlyList<Comer> people) => FreeSlot.First(Wish(people));

    private static SlotWish Wish(IReadOnlyList<Comer> people) =>
        new() { People = people, Zone = people[0].Hours.Zone, Earliest = Monday, LastDay = new LocalDate(2026, 12, 6) };

    private static Comer Works(DateTimeZone zone, params Interval[] busy) =>
        new(new WorkingHours(zone, "12345", 9 * 60, 17 * 60), busy, DaysOff.None);

    private static LocalDateTime Wall(int day, int hour, int minute) => new(2026, 11, day, hour, minute);

    private static Interval Busy(int day, int fromHour, int fromMinute, int toHour, int toMinute) =>
        new(WallTime.At(Wall(day, fromHour, fromMinute), Berlin), WallTime.At(Wall(day, toHour, toMinute), Berlin));
}
