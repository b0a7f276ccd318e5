using ChatOps.People;

namespace ChatOps.Meetings;

/// <summary>One meeting of a series.</summary>
internal sealed record MeetingOccurrence
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }

    /// <summary>The day on which the series has it, in the pair's zone: what names it, also after it was moved.</summary>
    public required LocalDate Day { get; init; }

    public required Instant StartsAt { get; init; }
    public required int Minutes { get; init; }
    public OccurrenceState State { get; init; }

    /// <summary>Who is not available that week; told by name, never why.</summary>
    public PersonId? AwayPersonId { get; init; }

    /// <summary>Did they meet? Null while nobody said. One yes is enough.</summary>
    public bool? IsHeld { get; init; }

    /// <summary>What the reader themselves said about it; null: nothing, or nobody reads.</summary>
    public bool? Said { get; init; }

    /// <summary>Its week's meetings are counted for HR: what was said about it stays.</summary>
    public bool IsCounted { get; init; }

    public Instant EndsAt => StartsAt + Duration.FromMinutes(Minutes);

    /// <summary>When the meetings are, or were to be, of which something is different after a change.</summary>
    public static IEnumerable<Instant> Changed(IReadOnlyList<MeetingOccurrence> before, IReadOnlyList<MeetingOccurrence> after)
    {
        var (was, now) = (before.Where(o => o.TakesPlace).ToList(), after.Where(o => o.TakesPlace).ToList());
        bool IsIn(List<MeetingOccurrence> some, MeetingOccurrence one) =>
            some.Exists(o => o.StartsAt == one.StartsAt && o.Minutes == one.Minutes);
        return [.. was.Where(o => !IsIn(now, o)).Concat(now.Where(o => !IsIn(was, o))).Select(o => o.StartsAt)];
    }

    public bool TakesPlace => State is OccurrenceState.Planned or OccurrenceState.Moved;
}

internal enum OccurrenceState
{
    Planned,

    /// <summary>At another time than the series.</summary>
    Moved,

    /// <summary>The partners leave this week out.</summary>
    Skipped,

    /// <summary>Somebody is not available this week. Why is kept nowhere.</summary>
    Away,

    /// <summary>Deleted or declined in a calendar.</summary>
    Dropped,

    /// <summary>The series ended before it.</summary>
    Cancelled,
}
