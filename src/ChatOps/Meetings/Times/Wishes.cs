using ChatOps.Meetings.Calendars;

namespace ChatOps.Meetings.Times;

/// <summary>From a frame and what calendars say to what a slot has to be like. Pure.</summary>
internal static class Wishes
{
    /// <summary>Nobody is called to a meeting within the hour.</summary>
    private static readonly Duration Notice = Duration.FromHours(1);

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

    public static SlotWish Wish(
        MeetingLimits frame, IReadOnlyList<Attendee> people, IReadOnlyList<Availability> known, Instant from, Instant to)
    {
        var comers = people.Select(p => Comer(p, known.FirstOrDefault(k => k.PersonId == p.PersonId))).ToList();
        var zone = comers[0].Hours.Zone;
        return new SlotWish
        {
            People = comers,
            Zone = zone,
            Earliest = from,
            LastDay = (to - Duration.Epsilon).InZone(zone).Date,
            Minutes = frame.Program.Minutes,
            OpensOn = frame.Program.OpensOn,
            OpensAt = frame.Program.OpensAt,
        };
    }

    private static Comer Comer(Attendee person, Availability? known) =>
        new(known?.Hours ?? person.Hours, known?.Busy ?? [], person.DaysOff);
}
