using ChatOps.Meetings.Calendars;

namespace ChatOps.Meetings.Times;

/// <summary>From a frame and what calendars say to what a slot has to be like. Pure.</summary>
internal static class Wishes
{
    /// <summary>Nobody is called to a meeting within this time.</summary>
    public static readonly Duration Notice = Duration.FromHours(2);

    /// <summary>The rest of this week and the next one.</summary>
    private const int SearchDays = 13;

    /// <summary>From when to when calendars are looked into for a series; null when the round leaves no time.</summary>
    public static (Instant From, Instant To)? Range(MeetingLimits frame, Attendee organizer, Instant now)
    {
        var zone = organizer.Hours.Zone;
        var from = Instant.Max(now + Notice, WallTime.At(frame.FirstDay, 0, zone));
        var last = LocalDate.Min(frame.LastDay, WallTime.MondayOf(from.InZone(zone).Date).PlusDays(SearchDays));
        var to = WallTime.At(last, 24 * 60, zone);
        return from < to ? (from, to) : null;
    }

    /// <summary>Another time in the week of one occurrence.</summary>
    public static (Instant From, Instant To)? WeekOf(LocalDate day, DateTimeZone zone, Instant now)
    {
        var monday = WallTime.MondayOf(day);
        var from = Instant.Max(now + Notice, WallTime.At(monday, 0, zone));
        var to = WallTime.At(monday, 7 * 24 * 60, zone);
        return from < to ? (from, to) : null;
    }

    /// <summary>A wish whose slots begin in everybody's next working half-day at the earliest; none may be left of it.</summary>
    public static SlotWish Wish(
        MeetingLimits frame, IReadOnlyList<Attendee> people, IReadOnlyList<Availability> known, Instant from, Instant to, Instant now)
    {
        var comers = people.Select(p => Comer(p, known.FirstOrDefault(k => k.PersonId == p.PersonId))).ToList();
        var zone = comers[0].Hours.Zone;
        return new SlotWish
        {
            People = comers,
            Zone = zone,
            Earliest = comers.Select(c => c.NextHalfDay(now, to) ?? to).Aggregate(from, Instant.Max),
            LastDay = (to - Duration.Epsilon).InZone(zone).Date,
            Minutes = frame.Program.Minutes,
            OpensOn = frame.Program.OpensOn,
            OpensAt = frame.Program.OpensAt,
        };
    }

    /// <summary>A pair is to meet: where nobody's next half-day lies in the range, anything in it that leaves them notice.</summary>
    public static SlotWish ForFirst(
        MeetingLimits frame,
        IReadOnlyList<Attendee> people,
        IReadOnlyList<Availability> known,
        (Instant From, Instant To) range,
        Instant now)
    {
        var wish = Wish(frame, people, known, range.From, range.To, now);
        return wish.Earliest < range.To ? wish : wish with { Earliest = range.From };
    }

    private static Comer Comer(Attendee person, Availability? known) =>
        new(known?.Hours ?? person.Hours, known?.Busy ?? [], person.DaysOff);
}
