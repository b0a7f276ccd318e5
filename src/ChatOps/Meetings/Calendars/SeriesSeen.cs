using ChatOps.People;

namespace ChatOps.Meetings.Calendars;

/// <summary>A series as a calendar shows it now.</summary>
internal sealed record SeriesSeen
{
    /// <summary>
    /// The series' own wall time now, in the plan's zone: another day of the week or another hour when somebody moved all of it.
    /// </summary>
    public IsoDayOfWeek DayOfWeek { get; init; }

    public LocalTime From { get; init; }

    public int Minutes { get; init; }

    /// <summary>1: every week. 2: every second week. 0: another rhythm, daily for example. Null: as it was planned.</summary>
    public int? EveryWeeks { get; init; }

    /// <summary>
    /// The vendor's id now: another one where somebody moved "this and all following events", or made it anew. Null: the one that we know.
    /// </summary>
    public string? ExternalId { get; init; }

    /// <summary>Other events that belong to it and have meetings to come.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>In whose calendar it is made now; null: in whose it was.</summary>
    public PersonId? OrganizerId { get; init; }

    /// <summary>Somebody is not on the invitation any more.</summary>
    public bool LacksSomebody { get; init; }

    /// <summary>Who declined the series as a whole.</summary>
    public IReadOnlyList<PersonId> Declined { get; init; } = [];

    public Uri? JoinUrl { get; init; }

    /// <summary>
    /// Every occurrence that was asked about and still stands, also such as nobody planned. One of the plan's days that is missing was
    /// deleted.
    /// </summary>
    public IReadOnlyList<OccurrenceSeen> Occurrences { get; init; } = [];
}

/// <param name="Day">The day on which the series has it, in the plan's zone, before anybody moved it.</param>
/// <param name="StartsAt">When it is now.</param>
/// <param name="Minutes">How long it is now.</param>
/// <param name="Declined">Who declined this one.</param>
internal sealed record OccurrenceSeen(LocalDate Day, Instant StartsAt, int Minutes, IReadOnlyList<PersonId> Declined);
