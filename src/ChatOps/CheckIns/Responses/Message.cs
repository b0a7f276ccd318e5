using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.CheckIns.Responses;

/// <summary>Comments and answers that travel together, a brainstorm, or a report.</summary>
internal sealed record Message
{
    public required string Id { get; init; }
    public required string CheckInId { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required ProgramSettings Program { get; init; }
    public required string Kind { get; init; }
    public string? Choice { get; init; }
    public required Partner From { get; init; }

    /// <summary>Null for a report, which goes to whoever cares.</summary>
    public PersonId? To { get; init; }

    /// <summary>Whose week it is about.</summary>
    public required Partner Author { get; init; }
    public bool HasEnded { get; init; }
    public IReadOnlyList<ResponseWords> Words { get; init; } = [];
}
