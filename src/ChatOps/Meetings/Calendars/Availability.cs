using ChatOps.People;

namespace ChatOps.Meetings.Calendars;

/// <summary>When somebody can't meet. No subjects, no places, no guests: those are thrown away at the door.</summary>
internal sealed record Availability
{
    public required PersonId PersonId { get; init; }

    /// <summary>False: there is no calendar to look into (a guest, no licence, an unknown address). Stated hours count.</summary>
    public bool HasMailbox { get; init; }

    /// <summary>Busy or out of office.</summary>
    public IReadOnlyList<Interval> Busy { get; init; } = [];

    /// <summary>Out of office: such a meeting is not moved but left out. Never told to anybody.</summary>
    public IReadOnlyList<Interval> Away { get; init; } = [];

    /// <summary>From the mailbox; null: stated hours count.</summary>
    public WorkingHours? Hours { get; init; }
}

/// <summary>Somebody's working week, in their own zone.</summary>
/// <param name="Zone">Where the hours hold.</param>
/// <param name="Days">ISO day numbers, Monday = 1: <c>12345</c>.</param>
/// <param name="From">Minutes after local midnight.</param>
/// <param name="Until">Minutes after local midnight; not later than <paramref name="From"/>: on the morning after.</param>
internal sealed record WorkingHours(DateTimeZone Zone, string Days, int From, int Until);
