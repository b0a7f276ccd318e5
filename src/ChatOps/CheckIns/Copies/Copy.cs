using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.CheckIns.Copies;

/// <summary>A shared week as its partner may see it, from one reading.</summary>
internal sealed record Copy
{
    public required string CheckInId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required Partner Author { get; init; }
    public required LocalDate Week { get; init; }
    public required ProgramSettings Program { get; init; }

    /// <summary>Null: taken back, erased, or never shared.</summary>
    public CheckInWords? Words { get; init; }

    public bool WasShared { get; init; }

    /// <summary>When it was last changed after it was shared first; null when it never was.</summary>
    public Instant? ChangedAt { get; init; }

    /// <summary>Those it was shared with: nobody else ever reads it.</summary>
    public IReadOnlyList<Partner> SharedWith { get; init; } = [];

    /// <summary>The partnership has ended: the text stays, the buttons go.</summary>
    public bool HasEnded { get; init; }

    /// <summary><c>ear</c>, <c>mirror</c>, <c>both</c>, or null.</summary>
    public string? FeedbackStyle { get; init; }

    /// <summary>Responses without their words.</summary>
    public IReadOnlyList<Response> Responses { get; init; } = [];

    /// <summary>What the one who reads it wrote about it to the author, oldest first; nobody else's.</summary>
    public IReadOnlyList<ResponseWords> Written { get; init; } = [];

    /// <summary>Who reads it because the author ticked this week for them, while a partner is away.</summary>
    public IReadOnlyList<CoverReader> CoveredBy { get; init; } = [];

    public bool IsFor(PersonId reader) => SharedWith.Any(p => p.PersonId == reader) || CoveredBy.Any(c => c.Reader.PersonId == reader);

    /// <summary>The text stays, the buttons go: the partnership has ended, or the time together of somebody taken along.</summary>
    public bool IsOverFor(PersonId reader) => HasEnded || CoveredBy.Any(c => c.Reader.PersonId == reader && c.IsOver);

    public bool IsTrio => SharedWith.Count > 1;

    public IEnumerable<Response> From(PersonId reader, string kind) => Responses.Where(r => r.PersonId == reader && r.Kind == kind);
}

/// <summary>Somebody who reads a week while a partner is away.</summary>
internal sealed record CoverReader(Partner Reader, bool IsOver);
