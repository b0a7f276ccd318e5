using ChatOps.People;

namespace ChatOps.Meetings.Calendars;

/// <summary>A partner as a calendar needs to know them.</summary>
internal sealed record Attendee
{
    public required PersonId PersonId { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Verified work email in lower case; null while no channel vouches for one.</summary>
    public string? Email { get; init; }

    /// <summary>Entra object id of their Teams account; null for somebody who is in Slack only.</summary>
    public string? ObjectId { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>
    /// They would rather give their times: their calendar is never looked into and holds no series of ours; they are invited as everybody
    /// is.
    /// </summary>
    public bool GivesOwnTimes { get; init; }

    /// <summary>A guest has no mailbox in the tenant: they are invited, and never own a series.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Their calendar may be looked into, and can hold a series of ours.</summary>
    public bool HasCalendar => !GivesOwnTimes && !IsGuest;

    /// <summary>What they stated, or the usual: where no mailbox says otherwise.</summary>
    public required WorkingHours Hours { get; init; }

    public DaysOff DaysOff { get; init; } = DaysOff.None;

    /// <summary>For the facts; empty when nobody says.</summary>
    public string Department { get; init; } = "";

    /// <summary>They chose to meet in writing, and nothing else.</summary>
    public bool PrefersWriting { get; init; }

    /// <summary>Never the name or the address.</summary>
    public override string ToString() => PersonId.Value;
}
