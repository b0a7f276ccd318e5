using ChatOps.Partnerships;

namespace ChatOps.Matching;

/// <summary>What the matcher knows of one member: plain values, nothing of which is shown but what a <see cref="Reason"/> names.</summary>
internal sealed record Candidate
{
    public required string Id { get; init; }

    /// <summary>Start of the working hours in minutes after midnight UTC, 0 to 1439.</summary>
    public int WorkStart { get; init; }

    /// <summary>Minutes of work a day, 0 to 1440.</summary>
    public int WorkLength { get; init; } = 480;

    /// <summary>The main goal topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Further goal topics; may name the main one again.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Topics that the member offers help with.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    public int? Seniority { get; init; }

    public string? Department { get; init; }

    /// <summary>Everyone above in the reporting line, the nearest first, as far as the directory knows.</summary>
    public IReadOnlyList<string> Managers { get; init; } = [];

    /// <summary>None: any.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Ways of meeting. None: any.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary>Minutes of the working day to share at least; the program's own minimum holds as well.</summary>
    public int MinimumOverlap { get; init; }

    /// <summary>Exclusions. Private: no result says that one was the cause.</summary>
    public IReadOnlyList<string> NeverWith { get; init; } = [];

    public Side Side { get; init; }
}
