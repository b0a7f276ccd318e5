using ChatOps.Meetings.Calendars;
using ChatOps.People;

namespace ChatOps.Meetings.Calls;

/// <summary>One call to be made at a calendar: work that a crash can't lose and a repetition can't double.</summary>
internal sealed record MeetingCall
{
    public required string Id { get; init; }
    public required string SeriesId { get; init; }
    public required CallKind Kind { get; init; }
    public required CalendarKind Calendar { get; init; }

    /// <summary>The organizer's, whose limits it counts against.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Which occurrence; null: the series.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>The occurrence's new wall time.</summary>
    public LocalDateTime? Starts { get; init; }

    /// <summary>Whom an invitation or its end is for.</summary>
    public PersonId? GuestId { get; init; }

    /// <summary>The proposal that times are looked up for.</summary>
    public string? ProposalId { get; init; }

    /// <summary>The request of an attempt at booking as it left; null before that.</summary>
    public string? Request { get; init; }

    /// <summary>Who got the mail of this change already.</summary>
    public IReadOnlyList<PersonId> Told { get; init; } = [];

    /// <summary>The number of this change; null: it was queued before they were counted one by one.</summary>
    public int? Sequence { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>It left once, and nobody knows whether it arrived.</summary>
    public bool IsUnsettled { get; init; }
}

internal enum CallKind
{
    /// <summary>Look up when all are free.</summary>
    Find,
    Book,
    Move,
    MoveOccurrence,
    CancelOccurrence,
    Cancel,

    /// <summary>Somebody comes along for a while.</summary>
    Invite,
    Uninvite,

    /// <summary>Read back what stands: somebody changed something.</summary>
    Read,

    /// <summary>Is everybody there this week?</summary>
    Look,

    /// <summary>Look up three other times.</summary>
    Propose,
}
