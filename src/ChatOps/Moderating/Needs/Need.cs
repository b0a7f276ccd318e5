using ChatOps.Joining;
using ChatOps.Meetings.Stuck;
using ChatOps.People;
using ChatOps.Rounds.Delivered;

namespace ChatOps.Moderating.Needs;

/// <summary>Everything in a program that waits for one moderator.</summary>
internal sealed record Need
{
    public IReadOnlyList<Member> Applicants { get; init; } = [];

    /// <summary>No partner in this round yet.</summary>
    public IReadOnlyList<string> Unpaired { get; init; } = [];

    /// <summary>Their partnership of this round has ended.</summary>
    public IReadOnlyList<string> ToRePair { get; init; } = [];

    /// <summary>Whose reveal did not arrive.</summary>
    public IReadOnlyList<DeliveryOfNews> Undelivered { get; init; } = [];

    /// <summary>Pairs in which somebody was quiet for two weeks; never one with a report of this moderator's in it.</summary>
    public IReadOnlyList<QuietPair> Quiet { get; init; } = [];

    /// <summary>"Something isn't right", in the last week.</summary>
    public int Reports { get; init; }

    /// <summary>Pairs whose meeting no calendar took, with what to do about it.</summary>
    public IReadOnlyList<StuckMeeting> Meetings { get; init; } = [];

    /// <summary>What could not be read or done three times now; it is tried again by itself.</summary>
    public IReadOnlyList<UnreadItem> Unread { get; init; } = [];

    public bool IsEmpty =>
        (Unread.Count, Meetings.Count) == (0, 0)
        && this is { Applicants.Count: 0, Unpaired.Count: 0, ToRePair.Count: 0, Undelivered.Count: 0, Quiet.Count: 0, Reports: 0 };
}

/// <summary>A pair that could do with a word.</summary>
internal sealed record QuietPair(string PartnershipId, IReadOnlyList<string> Names);

/// <summary>A member of a standing partnership, with how long they have been quiet.</summary>
internal sealed record QuietMember
{
    public string PartnershipId { get; init; } = "";
    public PersonId PersonId { get; init; }
    public string DisplayName { get; init; } = "";
    public PersonId? ManagerPersonId { get; init; }
    public string? ManagerEmail { get; init; }
    public int QuietWeeks { get; init; }

    public bool ReportsTo(Person reader) =>
        ManagerPersonId == reader.Id
        || ManagerEmail is { } email && reader.WorkEmail is { } own && string.Equals(email, own, StringComparison.OrdinalIgnoreCase);
}
