using ChatOps.People;

namespace ChatOps.Meetings.Calendars;

/// <summary>A series as it is to stand in the calendars. Plain values; all a calendar needs to write, move, cancel or read it.</summary>
internal sealed record SeriesPlan
{
    public required string SeriesId { get; init; }

    /// <summary>Which attempt at booking: 1 and up. A new attempt is made only after the one before was refused.</summary>
    public required int Attempt { get; init; }

    /// <summary>In whose calendar it is made.</summary>
    public required Attendee Organizer { get; init; }

    /// <summary>The other partners.</summary>
    public required IReadOnlyList<Attendee> Others { get; init; }

    /// <summary>Who comes along for a while: invited after the booking, each by a call of its own.</summary>
    public IReadOnlyList<Attendee> Guests { get; init; } = [];

    /// <summary>Neutral: "Catch-up", as the program has set it.</summary>
    public required string Subject { get; init; }

    /// <summary>The pair's zone, an IANA zone: wall times stay here, whatever daylight saving does.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The first occurrence; its day of the week is the series'.</summary>
    public required LocalDate FirstDay { get; init; }

    public required LocalTime From { get; init; }

    public required int Minutes { get; init; }

    /// <summary>1: every week. 2: every second week.</summary>
    public int EveryWeeks { get; init; } = 1;

    /// <summary>No occurrence after this day. The same as <see cref="FirstDay"/>: one meeting, no series.</summary>
    public required LocalDate LastDay { get; init; }

    public bool WantsTeamsLink { get; init; }

    /// <summary>Grows with every change of the series, for iCalendar.</summary>
    public int Sequence { get; init; }

    /// <summary>The call that this is written for; empty: none.</summary>
    public string CallId { get; init; } = "";

    /// <summary>Who was told of this change before, when it is tried again: told by mail, they are not told twice.</summary>
    public IReadOnlyCollection<PersonId> Told { get; init; } = [];

    /// <summary>Null until it is booked.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Other events at the vendor's that belong to it, in the same calendar.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>When it was begun: no event is older that takes its place.</summary>
    public Instant Since { get; init; }

    /// <summary>The same in another partner's calendar.</summary>
    public SeriesPlan OwnedBy(Attendee owner) => this with { Organizer = owner, Others = [.. Everybody.Where(p => p != owner)] };

    public IEnumerable<Attendee> Everybody => [Organizer, .. Others];

    /// <summary>The days of its occurrences, in order.</summary>
    public IEnumerable<LocalDate> Days()
    {
        for (var day = FirstDay; day <= LastDay; day = day.PlusWeeks(Math.Max(1, EveryWeeks)))
            yield return day;
    }
}
