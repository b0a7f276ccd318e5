using ChatOps.People;
using ChatOps.Programs;
using NodaTime.TimeZones;

namespace ChatOps.CheckIns.Weeks;

/// <summary>All that decides when one member's check-ins of one round open, nudge and close. Pure.</summary>
internal sealed record Rhythm
{
    /// <summary>
    /// A wall time in a daylight-saving gap becomes the first valid instant after it; in an overlap the earlier of the two.
    /// </summary>
    private static readonly ZoneLocalMappingResolver WallTime =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private const int SpreadSeconds = 20 * 60;

    /// <summary>
    /// Without a first meeting by then, the first week of a pair opens on this working day of theirs, the day they were paired included.
    /// </summary>
    private const int FirstWeekWorkDay = 3;

    public required string MembershipId { get; init; }
    public required ProgramSettings Program { get; init; }
    public required LocalDate FirstDay { get; init; }
    public required LocalDate LastDay { get; init; }
    public required DateTimeZone Zone { get; init; }

    /// <summary>ISO day numbers, Monday = 1: <c>12345</c>.</summary>
    public required string WorkDays { get; init; }

    /// <summary>Leave and public holidays.</summary>
    public DaysOff DaysOff { get; init; } = DaysOff.None;

    /// <summary>When the member's partnership started; null without a partner.</summary>
    public Instant? PairedAt { get; init; }

    /// <summary>When the first meeting of the pair is over; null while there is none.</summary>
    public Instant? FirstMeetingEndsAt { get; init; }

    /// <summary>Every week of the round in which a check-in is due, in order.</summary>
    public IEnumerable<CheckInWeek> Weeks()
    {
        var openings = Openings().ToList();
        return openings.Select((o, i) => WeekFrom(o.Week, o.Day, o.At, i + 1 < openings.Count ? openings[i + 1].At : EndOf(LastDay)));
    }

    /// <summary>The first week that is not over yet and later than the last one that was opened.</summary>
    public CheckInWeek? Next(LocalDate? lastWeek, Instant now) =>
        Weeks().FirstOrDefault(w => (lastWeek is null || w.Week > lastWeek) && w.ClosesAt > now);

    /// <summary>The week as it is when it could only be opened now: being on time and the nudges count from today.</summary>
    public CheckInWeek OpenedAt(CheckInWeek week, Instant now)
    {
        var today = now.InZone(Zone).Date;
        return now <= week.OpensAt || today == week.OpensAt.InZone(Zone).Date ? week : WeekFrom(week.Week, today, now, week.ClosesAt);
    }

    /// <summary>
    /// The member's next working day after today at the program's hour, where a snooze ends; null when the week closes before.
    /// </summary>
    public static Instant? NextWorkDay(ProgramSettings program, string membershipId, Person person, Instant now, Instant closesAt)
    {
        var today = now.InZone(person.TimeZone).Date;
        var member = new Rhythm
        {
            MembershipId = membershipId,
            Program = program,
            FirstDay = today,
            LastDay = today,
            Zone = person.TimeZone,
            WorkDays = person.WorkDays,
            DaysOff = person.DaysOff,
        };
        return member.WorkDaysAfter(today).Select(d => (Instant?)member.At(d)).FirstOrDefault() is { } at && at < closesAt ? at : null;
    }

    /// <summary>
    /// An open week after the member's days changed: being on time counts their working days, and a nudge never falls on a day off.
    /// </summary>
    public CheckInWeek Adjusted(OpenWeek open) =>
        WeekFrom(open.Week, open.OpensAt.InZone(Zone).Date, open.OpensAt, open.ClosesAt) with
        {
            NudgeAt = Moved(open.NudgeAt, open.ClosesAt),
            SecondNudgeAt =
                Moved(open.SecondNudgeAt, open.ClosesAt) is { } second && second > Moved(open.NudgeAt, open.ClosesAt) ? second : null,
        };

    /// <summary>False for a week that is wholly off: nothing is due in it.</summary>
    public bool HasWorkDay(LocalDate week) => Enumerable.Range(0, 7).Select(week.PlusDays).Any(Works);

    private Instant? Moved(Instant? nudge, Instant closesAt)
    {
        if (nudge is not { } at || Works(at.InZone(Zone).Date))
            return nudge;
        return WorkDaysAfter(at.InZone(Zone).Date).Select(d => (Instant?)At(d)).FirstOrDefault() is { } next && next < closesAt
            ? next
            : null;
    }

    private CheckInWeek WeekFrom(LocalDate week, LocalDate day, Instant opensAt, Instant closesAt)
    {
        var onTime = WorkDaysAfter(day).Skip(Program.OnTimeWorkDays - 1).Select(EndOf).FirstOrDefault(closesAt);
        var nudge = WorkDaysAfter(day).Select(d => (Instant?)At(d)).FirstOrDefault();
        nudge = nudge < closesAt ? nudge : null;
        var last = WorkDaysAfter(day).TakeWhile(d => At(d) < closesAt).Select(d => (Instant?)At(d)).LastOrDefault();
        return new CheckInWeek(week, opensAt, Instant.Min(onTime, closesAt), closesAt)
        {
            NudgeAt = nudge,
            SecondNudgeAt = Program.NudgesTwice && last > nudge ? last : null,
        };
    }

    private IEnumerable<(LocalDate Week, LocalDate Day, Instant At)> Openings()
    {
        var first = MondayOf(FirstDay);
        for (var week = first; week <= LastDay; week = week.PlusWeeks(Math.Max(1, Program.EveryWeeks)))
        {
            // Opened a moment before midnight of the last day, a week would be over before it began.
            if (Opening(week) is var (day, at) && day <= LastDay && Exists(day) && at < EndOf(LastDay))
                yield return (week, day, at);
        }
    }

    private (LocalDate Day, Instant At)? Opening(LocalDate week)
    {
        if (PairedAt is { } pairedAt && LocalDate.Max(pairedAt.InZone(Zone).Date, FirstDay) is var paired && MondayOf(paired) == week)
            return FirstOpening(paired);
        var day = LocalDate.Max(week.PlusDays((int)Program.OpensOn - 1), FirstDay);
        return OpensOn(WorkDaysAfter(day.PlusDays(-1)), week);
    }

    /// <summary>
    /// In a pair's first week: when their first meeting is over, or on the third working day when there is none by then. A meeting on a day
    /// off of this member's is followed by their next working day.
    /// </summary>
    private (LocalDate Day, Instant At)? FirstOpening(LocalDate paired)
    {
        var week = MondayOf(paired);
        var third = OpensOn(WorkDaysAfter(paired.PlusDays(-1)).Skip(FirstWeekWorkDay - 1), week);
        if (FirstMeetingEndsAt is not { } met)
            return third;
        var day = met.InZone(Zone).Date;
        if (day < paired || MondayOf(day) != week || day > third?.Day)
            return third;
        return Works(day) ? (day, met + Spread) : OpensOn(WorkDaysAfter(day), week);
    }

    /// <summary>At the program's hour of the first of these days; null when it lies in a later week.</summary>
    private (LocalDate Day, Instant At)? OpensOn(IEnumerable<LocalDate> days, LocalDate week) =>
        days.Select(d => (LocalDate?)d).FirstOrDefault() is { } day && MondayOf(day) == week ? (day, At(day)) : null;

    /// <summary>The member's working days after this one, within what any round can ask.</summary>
    private IEnumerable<LocalDate> WorkDaysAfter(LocalDate day) =>
        Enumerable.Range(1, 35).Select(day.PlusDays).Where(Works);

    private bool Works(LocalDate day) => WorkDays.Contains((char)('0' + (int)day.DayOfWeek)) && !DaysOff.IsOff(day);

    /// <summary>False for a day that a zone left out when it crossed the date line.</summary>
    private bool Exists(LocalDate day) => Zone.MapLocal(day.At(LocalTime.Noon)).Count > 0;

    private Instant At(LocalDate day) =>
        Zone.ResolveLocal(day.At(LocalTime.Midnight.PlusMinutes(Program.OpensAt)), WallTime).ToInstant() + Spread;

    private Instant EndOf(LocalDate day) => Zone.ResolveLocal(day.PlusDays(1).AtMidnight(), WallTime).ToInstant();

    /// <summary>Not everybody in the same second: a place within twenty minutes that stays the member's own.</summary>
    private Duration Spread => Duration.FromSeconds(StableHash.Of(MembershipId) % SpreadSeconds);

    private static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);
}
