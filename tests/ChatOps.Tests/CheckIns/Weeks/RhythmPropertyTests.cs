using ChatOps.CheckIns.Weeks;
using ChatOps.People;
using ChatOps.Programs;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.CheckIns.Weeks;

/// <summary>What holds for every zone, every set of working days, every program and every round.</summary>
public sealed class RhythmPropertyTests
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    private static readonly Arbitrary<Rhythm> Members = (
        from zone in Gen.Elements(Zones)
        from days in Gen.Choose(0, 127)
        from opensOn in Gen.Choose(1, 7)
        from opensAt in Gen.Choose(0, (24 * 60) - 1)
        from every in Gen.Choose(1, 3)
        from onTime in Gen.Choose(1, 4)
        from twice in Gen.Elements(true, false)
        from first in Gen.Choose(0, 3650)
        from length in Gen.Choose(1, 90)
        from paired in Gen.Choose(-10, 100)
        from isPaired in Gen.Elements(true, false)
        from meets in Gen.Choose(0, 24 * 60 * 10)
        from hasMeeting in Gen.Elements(true, false)
        from leave in Gen.ArrayOf(Gen.Zip(Gen.Choose(-3, 92), Gen.Choose(1, 12)), 2)
        let firstDay = new LocalDate(2020, 1, 1).PlusDays(first)
        select new Rhythm
        {
            MembershipId = $"m-{first}-{length}",
            Program = new ProgramSettings
            {
                OpensOn = (IsoDayOfWeek)opensOn,
                OpensAt = opensAt,
                EveryWeeks = every,
                OnTimeWorkDays = onTime,
                NudgesTwice = twice,
            },
            FirstDay = firstDay,
            LastDay = firstDay.PlusDays(length - 1),
            Zone = DateTimeZoneProviders.Tzdb[zone],
            WorkDays = string.Concat(Enumerable.Range(1, 7).Where(d => (days & (1 << (d - 1))) != 0)),
            DaysOff = DaysOff.Of(leave.Select(l => new Stretch(firstDay.PlusDays(l.Item1), firstDay.PlusDays(l.Item1 + l.Item2 - 1)))),
            PairedAt = isPaired ? firstDay.PlusDays(paired).AtMidnight().InUtc().ToInstant() : null,
            FirstMeetingEndsAt = hasMeeting
                ? firstDay.PlusDays(paired).AtMidnight().InUtc().ToInstant() + Duration.FromMinutes(meets)
                : null,
        }).ToArbitrary();

    [Fact]
    public void a_week_opens_before_it_closes_and_everything_lies_between() => Holds(member => member.Weeks().All(w =>
        w.OpensAt < w.ClosesAt && w.OpensAt < w.OnTimeUntil && w.OnTimeUntil <= w.ClosesAt
        && (w.NudgeAt is null || (w.NudgeAt > w.OpensAt && w.NudgeAt < w.ClosesAt))
        && (w.SecondNudgeAt is null || (w.SecondNudgeAt > w.NudgeAt && w.SecondNudgeAt < w.ClosesAt))));

    [Fact]
    public void weeks_follow_each_other_each_once_and_without_a_gap() => Holds(member =>
    {
        var weeks = member.Weeks().ToList();
        return weeks.Zip(weeks.Skip(1)).All(pair => pair.First.Week < pair.Second.Week && pair.First.ClosesAt == pair.Second.OpensAt);
    });

    [Fact]
    public void a_week_opens_on_a_working_day_of_its_own_within_the_round() => Holds(member => member.Weeks().All(w =>
    {
        var opened = w.OpensAt.InZone(member.Zone).Date;
        // The spread may carry an opening just before midnight over it, a gap into the morning after.
        return new[] { opened, opened.PlusDays(-1) }.Any(day =>
            day >= w.Week && day <= w.LastDay && day >= member.FirstDay && day <= member.LastDay && Works(member, day));
    }));

    [Fact]
    public void nobody_is_nudged_on_a_day_off() =>
        Holds(member =>
            member
                .Weeks()
                .All(w =>
                    new[] { w.NudgeAt, w.SecondNudgeAt }
                        .OfType<Instant>()
                        .All(at =>
                            // The spread may carry a nudge over midnight.
                            Works(member, at.InZone(member.Zone).Date) || Works(member, at.InZone(member.Zone).Date.PlusDays(-1)))));

    [Fact]
    public void a_week_without_a_working_day_is_never_due() => Holds(member => member.Weeks().All(w => member.HasWorkDay(w.Week)));

    [Fact]
    public void a_first_meeting_moves_the_first_week_alone_and_never_past_the_third_working_day() =>
        Holds(member =>
        {
            var without = (member with { FirstMeetingEndsAt = null })
                .Weeks()
                .ToDictionary(w => w.Week, w => w.OpensAt.InZone(member.Zone).Date);
            return member
                .Weeks()
                .All(w =>
                    !without.TryGetValue(w.Week, out var day)
                    || day == w.OpensAt.InZone(member.Zone).Date
                    // The spread may carry an opening just before midnight over it.
                    || (
                        member.PairedAt is { } at
                        && w.Week == MondayOf(LocalDate.Max(at.InZone(member.Zone).Date, member.FirstDay))
                        && w.OpensAt.InZone(member.Zone).Date <= day.PlusDays(1)));
        });

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static bool Works(Rhythm member, LocalDate day) =>
        member.WorkDays.Contains((char)('0' + (int)day.DayOfWeek)) && !member.DaysOff.IsOff(day);

    [Fact]
    public void the_next_week_is_never_one_that_was_opened_and_never_over() => Holds(member =>
    {
        var now = member.FirstDay.PlusDays(10).AtMidnight().InUtc().ToInstant();
        LocalDate? last = null;
        for (var week = member.Next(null, now); week is not null; week = member.Next(last, now))
        {
            if (week.ClosesAt <= now || (last is not null && week.Week <= last))
                return false;
            last = week.Week;
        }

        return true;
    });

    private static void Holds(Func<Rhythm, bool> property) =>
        Prop.ForAll(Members, property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
