using ChatOps.Meetings;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;
using FsCheck;
using FsCheck.Fluent;
using Interval = NodaTime.Interval;

namespace ChatOps.Tests.Meetings;

/// <summary>What holds for every slot, in every zone and around every change of the clocks.</summary>
public sealed class FreeSlotPropertyTests
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin",
        "Europe/London",
        "Europe/Lisbon",
        "America/New_York",
        "America/Los_Angeles",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "Pacific/Apia",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Etc/UTC",
    ];

    private static readonly Gen<Comer> Comers =
        from zone in Gen.Elements(Zones)
        from days in Gen.Elements("12345", "1234", "2345", "7123", "135", "1234567")
        from start in Gen.Choose(0, 47)
        from hours in Gen.Choose(8, 20)
        from busy in Gen.ListOf(from at in Gen.Choose(0, 14 * 48) from length in Gen.Choose(1, 12) select (at, length))
        select new Comer(
            new WorkingHours(DateTimeZoneProviders.Tzdb[zone], days, start * 30, ((start * 30) + (hours * 30)) % 1440),
            [
                .. busy.Select(b => new Interval(
                    Instant.FromUnixTimeSeconds(b.at * 1800L), Instant.FromUnixTimeSeconds((b.at + b.length) * 1800L))),
            ],
            DaysOff.None);

    private static readonly Gen<SlotWish> Wishes =
        from people in Gen.ListOf(Comers, 2)
            // Any hour of 2026 and 2027: every change of the clocks of every zone lies in it.
        from hour in Gen.Choose(0, 2 * 8760)
        from minutes in Gen.Elements(15, 20, 30, 45, 60)
        from opensOn in Gen.Elements(IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday)
        let earliest = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(hour)
        select new SlotWish
        {
            People = [.. people.Select(p => p with { Busy = [.. p.Busy.Select(b => Shifted(b, earliest))] })],
            Zone = people[0].Hours.Zone,
            Earliest = earliest,
            LastDay = earliest.InZone(people[0].Hours.Zone).Date.PlusDays(13),
            Minutes = minutes,
            OpensOn = opensOn,
        };

    [Fact]
    public void every_slot_is_a_wall_time_of_the_pairs_zone() =>
        Check(wish =>
            FreeSlot.First(wish) is not { } slot
            || (slot.At.InZone(wish.Zone).LocalDateTime == slot.Start && WallTime.At(slot.Start, wish.Zone) == slot.At));

    [Fact]
    public void no_slot_lies_outside_the_stretch_that_was_asked_for() => Check(wish =>
        FreeSlot.First(wish) is not { } slot || (slot.At >= wish.Earliest && slot.Start.Date <= wish.LastDay));

    [Fact]
    public void a_common_slot_is_inside_everybodys_hours_and_free_for_all() => Check(wish =>
        FreeSlot.First(wish) is not { Fit: SlotFit.Common } slot || wish.People.All(p => Inside(p, slot, wish) && Free(p, slot, wish)));

    [Fact]
    public void nobody_is_called_outside_their_hours_when_there_is_a_common_quarter_hour() =>
        Check(wish =>
            FreeSlot.First(wish) is not { } slot
            || slot.Fit == SlotFit.Common
            || !Quarters(wish).Any(s => wish.People.All(p => Inside(p, s, wish) && Free(p, s, wish))));

    [Fact]
    public void it_lies_in_the_first_week_that_has_one_after_everybodys_check_in_and_a_working_day_after_it_if_it_can() =>
        Check(wish =>
        {
            if (FreeSlot.First(wish) is not { } slot)
                return true;
            var fitting = Quarters(wish).Where(s => wish.People.All(p => Inside(p, s, wish) && Free(p, s, wish))).ToList();
            var after = fitting.Where(s => wish.People.All(p => AfterOpening(p, s, wish, days: 0))).ToList();
            var week = WallTime.MondayOf(slot.Start.Date);
            return after.Count == 0
                || (slot.Fit == SlotFit.Common
                    && week <= WallTime.MondayOf(after[0].Start.Date)
                    && (wish.People.All(p => AfterOpening(p, slot, wish, days: 1))
                        || wish.OpensOn == IsoDayOfWeek.Friday
                        || !fitting.Exists(s =>
                            WallTime.MondayOf(s.Start.Date) == week && wish.People.All(p => AfterOpening(p, s, wish, days: 1)))));
        });

    [Fact]
    public void the_least_bad_slot_keeps_the_worst_off_as_near_to_their_hours_as_any_free_one() => Check(wish =>
    {
        if (FreeSlot.First(wish) is not { } slot || slot.Fit == SlotFit.Common)
            return true;
        var free = Quarters(wish).Where(s => wish.People.All(p => Free(p, s, wish))).ToList();
        return free.Count == 0 || Worst(wish, slot) <= free.Min(s => Worst(wish, s));
    });

    [Fact]
    public void times_to_choose_from_are_distinct_fit_everybody_and_are_none_of_those_that_stand() =>
        Check(wish =>
        {
            if (FreeSlot.First(wish) is not { Fit: SlotFit.Common } stands)
                return true;
            var some = FreeSlot.Some(wish, 3, [stands.Start]);
            return some.Count <= 3
                && some.Select(s => s.At).Distinct().Count() == some.Count
                && some.All(s =>
                    s.Start != stands.Start && (s.Fit != SlotFit.Common || wish.People.All(p => Inside(p, s, wish) && Free(p, s, wish))));
        });

    [Fact]
    public void there_is_always_a_slot() => Check(wish => FreeSlot.First(wish) is not null);

    [Fact]
    public void the_order_of_the_partners_does_not_matter_for_the_hour() => Check(wish =>
        FreeSlot.First(wish)?.Fit == FreeSlot.First(wish with { People = [.. wish.People.Reverse()] })?.Fit);

    [Fact]
    public void a_series_stays_at_its_wall_time_through_every_change_of_the_clocks() => Check(wish =>
    {
        if (FreeSlot.First(wish) is not { } slot)
            return true;
        return Enumerable.Range(0, 52).Select(w => slot.Start.PlusWeeks(w)).All(wall =>
        {
            var shown = WallTime.At(wall, wish.Zone).InZone(wish.Zone).LocalDateTime;
            var inGap = wish.Zone.MapLocal(wall).Count == 0;
            return inGap ? shown > wall : shown == wall;
        });
    });

    private static void Check(Func<SlotWish, bool> holds) =>
        Prop.ForAll(Wishes.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static Interval Shifted(Interval busy, Instant by) =>
        new(by + (busy.Start - NodaConstants.UnixEpoch), by + (busy.End - NodaConstants.UnixEpoch));

    private static bool Free(Comer person, Slot slot, SlotWish wish) =>
        !person.Busy.Any(b => b.Start < slot.At + Duration.FromMinutes(wish.Minutes) && slot.At < b.End);

    private static bool Inside(Comer person, Slot slot, SlotWish wish) =>
        person
            .Working(slot.At, slot.At + Duration.FromMinutes(wish.Minutes))
            .Any(i => i.Start <= slot.At && slot.At + Duration.FromMinutes(wish.Minutes) <= i.End);

    /// <summary>
    /// After the check-in opens in their own zone, on the program's day or their next working day of that week: an hour, or so many of
    /// their working days.
    /// </summary>
    private static bool AfterOpening(Comer person, Slot slot, SlotWish wish, int days)
    {
        var monday = WallTime.MondayOf(slot.At.InZone(person.Hours.Zone).Date);
        var day = monday.PlusDays((int)wish.OpensOn - 1);
        while (day < monday.PlusDays(6) && !person.WorksOn(day))
            day = day.PlusDays(1);
        var opening = person.WorksOn(day) ? day : monday.PlusDays((int)wish.OpensOn - 1);
        for (var left = days; left > 0; left -= person.WorksOn(opening) ? 1 : 0)
            opening = opening.PlusDays(1);
        return slot.At >= WallTime.At(opening, wish.OpensAt, person.Hours.Zone) + Duration.FromHours(days == 0 ? 1 : 0);
    }

    /// <summary>How far the worst off is from their hours.</summary>
    private static Duration Worst(SlotWish wish, Slot slot) =>
        wish.People.Max(p =>
        {
            var days = p.Working(wish.Earliest, WallTime.At(wish.LastDay, 24 * 60, wish.Zone)).ToList();
            return days.Count == 0
                ? Duration.Zero
                : days.Min(i =>
                    Duration.Max(Duration.Zero, i.Start - slot.At)
                    + Duration.Max(Duration.Zero, slot.At + Duration.FromMinutes(wish.Minutes) - i.End));
        });

    private static IEnumerable<Slot> Quarters(SlotWish wish)
    {
        for (var wall = wish.Earliest.InZone(wish.Zone).Date.AtMidnight(); wall.Date <= wish.LastDay; wall = wall.PlusMinutes(15))
        {
            var at = WallTime.At(wall, wish.Zone);
            if (at >= wish.Earliest && at.InZone(wish.Zone).LocalDateTime == wall && wall.PlusMinutes(wish.Minutes).Date == wall.Date)
                yield return new Slot(wall, at, SlotFit.Common);
        }
    }
}
