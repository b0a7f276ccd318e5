using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;

namespace ChatOps.Rounds.Ending;

/// <summary>One member's answer to the end of a round.</summary>
internal sealed record RoundEnd
{
    public static readonly IReadOnlyList<string> Nexts = ["again", "same", "break", "alone"];
    public static readonly IReadOnlyList<string> Helps = ["yes", "some", "no"];

    public required string Id { get; init; }
    public required Round Round { get; init; }
    public required Partnership Partnership { get; init; }
    public required ProgramSettings Program { get; init; }
    public required PersonId PersonId { get; init; }

    /// <summary>One of <see cref="Nexts"/>; null: not answered.</summary>
    public string? Next { get; init; }

    public string? Helped { get; init; }
    public RoundEndWords Words { get; init; } = new();
    public Instant? AskAgainAt { get; init; }

    /// <summary>The round is over; the answer, or its absence, took effect.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>No week of the round was shared or skipped, though some were due.</summary>
    public bool WasQuiet { get; init; }

    /// <summary>The member takes a break now.</summary>
    public bool IsPaused { get; init; }

    /// <summary>All of the partnership wish to stay together. Until then nobody learns of a wish.</summary>
    public bool IsMutual { get; init; }

    public IReadOnlyList<Partner> Partners => Partnership.PartnersOf(PersonId);

    public bool IsFromPartnerOf(PersonId reader) => PersonId != reader && Partnership.Partners.Any(p => p.PersonId == reader);
}

/// <summary>What is encrypted of an answer.</summary>
internal sealed record RoundEndWords
{
    /// <summary>For the moderators.</summary>
    public Words? Change { get; init; }

    /// <summary>For the partners, when the round has ended.</summary>
    public Words? Thanks { get; init; }
}
