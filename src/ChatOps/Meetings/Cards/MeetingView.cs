using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Proposals;
using ChatOps.People;

namespace ChatOps.Meetings.Cards;

/// <summary>A partnership's meeting with all that its cards show, from one reading.</summary>
internal sealed record MeetingView
{
    public required MeetingLimits Frame { get; init; }

    /// <summary>The pair's series; null while there is none.</summary>
    public MeetingSeries? Series { get; init; }

    /// <summary>Single meetings instead of deleted ones.</summary>
    public IReadOnlyList<MeetingSeries> Singles { get; init; } = [];

    public IReadOnlyList<MeetingOccurrence> Occurrences { get; init; } = [];

    public MeetingProposal? Proposal { get; init; }

    /// <summary>What was raised in the weekly cards that are open: whose week, and which number, or <c>all</c>.</summary>
    public IReadOnlyList<Raised> Agenda { get; init; } = [];

    /// <summary>Invitations go out by mail.</summary>
    public bool IsMailed { get; init; }

    /// <summary>The reader's own way into a calendar; null where this host has no public address.</summary>
    public Uri? File { get; init; }

    public Uri? Feed { get; init; }

    /// <summary>Another time can be asked for on this card: none is being chosen there, and the pair is not asked by us.</summary>
    public bool CanBeAsked(PersonId reader, bool isReveal, Instant now) =>
        Series is { State: SeriesState.Booked or SeriesState.Asking } series
        && (Proposal is not { } open
            || (open.PersonId is not null && !open.IsOn(reader, isReveal))
            || (open.State == TimeProposalState.Open
                && !open.Options.Any(o => open.CanBeChosen(o, series.Time?.TimeZone ?? DateTimeZone.Utc, now))));

    /// <summary>The last of its meetings were taken out of the calendar, and the series stands.</summary>
    public bool EndsEarly(Instant now) =>
        Series is { State: SeriesState.Booked }
        && Occurrences.LastOrDefault(o => o.TakesPlace || o.State == OccurrenceState.Dropped) is { State: OccurrenceState.Dropped } last
        && last.StartsAt > now;

    public MeetingOccurrence? Next(Instant now) => Occurrences.FirstOrDefault(o => o.TakesPlace && o.EndsAt > now);

    /// <summary>The last one that is over, while it can still be said whether it was held.</summary>
    public MeetingOccurrence? Last(Instant now) =>
        Occurrences.LastOrDefault(o => o.TakesPlace && o.EndsAt <= now) is { IsCounted: false } last ? last : null;

    public Attendee? Find(PersonId person) => Frame.Everybody.FirstOrDefault(p => p.PersonId == person);

    public IReadOnlyList<Attendee> PartnersOf(PersonId reader) => [.. Frame.Everybody.Where(p => p.PersonId != reader)];

    internal sealed record Raised
    {
        public string Author { get; init; } = "";
        public string Item { get; init; } = "";
    }
}
