using ChatOps.Meetings.Times;
using ChatOps.People;

namespace ChatOps.Meetings.Proposals;

/// <summary>Three times to choose from.</summary>
internal sealed record MeetingProposal
{
    public required string Id { get; init; }
    public required string PartnershipId { get; init; }
    public required string SeriesId { get; init; }

    /// <summary>Which occurrence; null: the series.</summary>
    public LocalDate? Day { get; init; }

    /// <summary>Who asked; null: all partners are asked, because a meeting was declined or deleted.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>They were asked for on the reveal, and stand there; else on the meeting's own card. Never on both.</summary>
    public bool IsOnReveal { get; init; }

    public TimeProposalState State { get; init; } = TimeProposalState.Looking;

    /// <summary>Wall times in the pair's zone, in order.</summary>
    public IReadOnlyList<LocalDateTime> Options { get; init; } = [];

    public bool IsFor(PersonId reader) => PersonId is null || PersonId == reader;

    /// <summary>Its times stand, or will stand, on this card of this reader.</summary>
    public bool IsOn(PersonId reader, bool isReveal) => IsFor(reader) && IsOnReveal == isReveal;

    /// <summary>Which of the times can still be chosen: a card may lie for days before somebody comes to it.</summary>
    public bool CanBeChosen(LocalDateTime option, DateTimeZone zone, Instant now) => WallTime.At(option, zone) >= now + Wishes.Notice;
}

internal enum TimeProposalState
{
    /// <summary>Times are looked up.</summary>
    Looking,

    /// <summary>To be chosen from; without options: none was found.</summary>
    Open,
    Chosen,

    /// <summary>None of these.</summary>
    Declined,

    /// <summary>Overtaken by something else.</summary>
    Over,
}
