using ChatOps.Partnerships;
using ChatOps.Privacy;
using ChatOps.Programs;

namespace ChatOps.CheckIns;

/// <summary>A check-in with all that its form and its rules need, from one reading.</summary>
internal sealed record Situation
{
    public required CheckIn CheckIn { get; init; }
    public required ProgramSettings Program { get; init; }

    /// <summary>The author's content key; null when they have none yet, or it was dropped.</summary>
    public PersonKey? Key { get; init; }

    /// <summary>What was shared; null before that and after it was taken back.</summary>
    public CheckInWords? Words { get; init; }

    public CheckInWords? Draft { get; init; }

    /// <summary>The member had a week before this one, not long ago. A first week looks ahead only.</summary>
    public bool LooksBack { get; init; }

    /// <summary>The commitments of the last shared week before this one.</summary>
    public IReadOnlyList<Commitment> LastWeek { get; init; } = [];

    /// <summary>The partnership that stands now; null between pairs.</summary>
    public string? StandingId { get; init; }

    /// <summary>The member was told already who their partner is now.</summary>
    public bool KnowsPartner => CheckIn.PartnershipId == StandingId;

    /// <summary>The partners of that partnership, without the author.</summary>
    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>When the member's next check-in opens; null when none is planned.</summary>
    public Instant? NextOpensAt { get; init; }

    /// <summary>The pair's meeting of the week before; null: there was none.</summary>
    public string? LastMeetingId { get; init; }

    /// <summary>Somebody said that they met. One yes is enough, so nobody else is asked.</summary>
    public bool IsLastMeetingHeld { get; init; }

    /// <summary>
    /// What the author said about it, here or on the meeting's card, <c>yes</c> or <c>no</c>: asked again, so that they can say it
    /// differently.
    /// </summary>
    public string? SaidMet { get; init; }

    /// <summary>The week in the middle of the round: "keep it, or change something?".</summary>
    public bool IsMiddleWeek { get; init; }

    /// <summary>An answer counts also when it comes from a form that was opened before a partner said yes.</summary>
    public bool TakesWhetherMet => LastMeetingId is not null && Partners.Count > 0;

    public bool AsksWhetherMet => TakesWhetherMet && (!IsLastMeetingHeld || SaidMet is not null);

    public bool AsksAboutWorkingTogether => IsMiddleWeek && Partners.Count > 0;

    public string Pair => FormRef.PairOf(StandingId, Partners);

    /// <summary>What a form about it carries.</summary>
    public string FormSubject => new FormRef(CheckIn.Id, CheckIn.Version, Pair).ToString();

    /// <summary>A saved draft, and the partner is another one than its member knew of.</summary>
    public bool AsksAboutNewPartner =>
        Draft is not null
        && CheckIn.State is (CheckInState.Draft or CheckInState.Shared)
        && StandingId is not null
        && StandingId != CheckIn.PartnershipId;
}
