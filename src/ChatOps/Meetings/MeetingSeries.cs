using ChatOps.Meetings.Calendars;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Meetings;

/// <summary>
/// The partners' recurring meeting, or one single meeting instead of an occurrence that was deleted. One current series a partnership.
/// </summary>
internal sealed record MeetingSeries
{
    public required string Id { get; init; }
    public required string PartnershipId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public SeriesState State { get; init; }
    public CalendarKind Calendar { get; init; }

    /// <summary>In whose calendar it is made.</summary>
    public required PersonId OrganizerId { get; init; }

    /// <summary>Everybody who comes, the organizer included.</summary>
    public IReadOnlyList<PersonId> People { get; init; } = [];

    /// <summary>Null while no time is found.</summary>
    public MeetingTime? Time { get; init; }

    /// <summary>The day of the occurrence in whose place this single meeting stands; null: it is the series.</summary>
    public LocalDate? InsteadOf { get; init; }

    public int Attempt { get; init; } = 1;
    public int Sequence { get; init; }

    /// <summary>The vendor's id; null until it is booked.</summary>
    public string? ExternalId { get; init; }
    public Uri? JoinUrl { get; init; }

    /// <summary>
    /// Other events of the vendor's that belong to it and have meetings to come: what "this and all following events" left of the old
    /// series, while the new one is <see cref="ExternalId"/>.
    /// </summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    public Instant CreatedAt { get; init; }

    /// <summary>When something of it changed last.</summary>
    public Instant ChangedAt { get; init; }

    /// <summary>Why it ended; null while it counts.</summary>
    public SeriesEnd? EndedBy { get; init; }

    public bool IsCurrent => State is not (SeriesState.Ending or SeriesState.Ended);
}

/// <summary>When a series takes place.</summary>
/// <param name="Zone">IANA id of the pair's zone.</param>
/// <param name="FirstDay">The first occurrence.</param>
/// <param name="From">Wall time in the zone.</param>
/// <param name="Minutes">How long.</param>
/// <param name="EveryWeeks">1: every week. 2: every second week. 0: as somebody made it in a calendar, daily for example.</param>
/// <param name="LastDay">No occurrence after this day.</param>
/// <param name="Fit">How well it fits everybody's hours.</param>
internal sealed record MeetingTime(
    string Zone, LocalDate FirstDay, LocalTime From, int Minutes, int EveryWeeks, LocalDate LastDay, SlotFit Fit)
{
    /// <summary>Weeks from one of its days to the next.</summary>
    public int Step => Math.Max(1, EveryWeeks);

    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
}

internal enum SeriesState
{
    /// <summary>A time is looked for.</summary>
    Finding,

    /// <summary>A time is found and being booked.</summary>
    Booking,
    Booked,

    /// <summary>
    /// Deleted or declined as a whole by somebody: the partners were asked for another time, and nothing is made unasked.
    /// </summary>
    Asking,

    /// <summary>No calendar took it; tried anew after a while.</summary>
    Failed,

    /// <summary>To be cancelled, perhaps after an answer that is still out.</summary>
    Ending,
    Ended,
}

/// <summary>How well a slot fits.</summary>
internal enum SlotFit
{
    /// <summary>Inside everybody's working hours.</summary>
    Common,

    /// <summary>They have common hours, but all are taken: outside somebody's hours.</summary>
    Around,

    /// <summary>Their working hours don't meet: the closest that was found.</summary>
    Closest,
}
