using ChatOps.Partnerships;
using ChatOps.People;

namespace ChatOps.Pairing;

/// <summary>A neighbouring pair takes along somebody whose partner is away until a day.</summary>
internal sealed record Cover
{
    public required string Id { get; init; }

    /// <summary>The partnership with the gap.</summary>
    public required Partnership Partnership { get; init; }

    public required PersonId AwayId { get; init; }

    /// <summary>Who is not away.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>The pair that is asked.</summary>
    public required Partnership Neighbours { get; init; }

    public required LocalDate Until { get; init; }
    public required CoverState State { get; init; }

    /// <summary>The neighbours who said yes.</summary>
    public IReadOnlyCollection<PersonId> Willing { get; init; } = [];

    public Partner Person => Partnership.Partners.First(p => p.PersonId == PersonId);

    public Partner Away => Partnership.Partners.First(p => p.PersonId == AwayId);

    public bool IsNeighbour(PersonId reader) => Neighbours.Partners.Any(p => p.PersonId == reader);
}

internal enum CoverState
{
    /// <summary>The neighbours are asked.</summary>
    Asking,

    /// <summary>Both said yes: it is offered to the one without a partner.</summary>
    Offered,
    Standing,

    /// <summary>One of the neighbours said no, or nothing. Nobody is told who.</summary>
    Declined,
    Ended,

    /// <summary>It stood, and its reason is gone.</summary>
    Over,
}

/// <summary>A partnership with a gap, for which nobody is asked at the moment.</summary>
internal sealed record Gap
{
    public string PartnershipId { get; init; } = "";
    public ChatOps.Programs.ProgramId ProgramId { get; init; }
    public string RoundId { get; init; } = "";
    public PersonId AwayId { get; init; }
    public PersonId PersonId { get; init; }
    public LocalDate Until { get; init; }
}
