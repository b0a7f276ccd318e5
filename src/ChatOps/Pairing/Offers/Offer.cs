using ChatOps.Partnerships;
using ChatOps.People;

namespace ChatOps.Pairing.Offers;

/// <summary>Another partner, offered to one of two. Until they say yes nobody else learns of it.</summary>
internal sealed record Offer
{
    public required string Id { get; init; }
    public required Partnership Partnership { get; init; }

    /// <summary>To whom it was made.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>Whose silence, or absence, it is about.</summary>
    public required PersonId PartnerId { get; init; }

    public OfferReason Reason { get; init; }

    /// <summary><c>yes</c>, <c>no</c>; null: not answered.</summary>
    public string? Answer { get; init; }

    /// <summary>The partner takes a break now.</summary>
    public bool IsPartnerAway { get; init; }

    public Partner Partner => Partnership.Partners.First(p => p.PersonId == PartnerId);

    /// <summary>The partner is back from a break without an end: nothing to offer any more.</summary>
    public bool IsMoot => Reason == OfferReason.Away && !IsPartnerAway;
}

internal enum OfferReason
{
    /// <summary>Two weeks in a row closed without a word of theirs: not shared, not skipped.</summary>
    Quiet,

    /// <summary>A break until they say so.</summary>
    Away,
}
