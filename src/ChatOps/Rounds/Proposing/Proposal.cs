using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Rounds.Proposing;

/// <summary>Who would stand together in the next round, and who would not.</summary>
internal sealed record Proposal
{
    public static readonly Instant NeverProbed = Instant.FromUnixTimeMilliseconds(0);

    public required string Id { get; init; }
    public required ProgramId ProgramId { get; init; }
    public required LocalDate FirstDay { get; init; }
    public required LocalDate LastDay { get; init; }
    public ProposalState State { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Not before this the round opens.</summary>
    public Instant OpensAt { get; init; }

    /// <summary>Made on a moderator's word: it opens when it is approved.</summary>
    public bool IsNow { get; init; }

    /// <summary>When it was last asked who can be reached.</summary>
    public Instant ProbedAt { get; init; } = NeverProbed;

    public string? RoundId { get; init; }

    /// <summary>Null: nobody yet, or the program itself.</summary>
    public PersonId? ApprovedBy { get; init; }

    /// <summary>By the first name in each.</summary>
    public IReadOnlyList<ProposedGroup> Groups { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<LeftOutMember> LeftOut { get; init; } = [];

    /// <summary>Pairs that the moderator took apart.</summary>
    public IReadOnlyList<Pair> Splits { get; init; } = [];

    public int Members => Groups.Sum(g => g.Members.Count);

    /// <summary>The moderator may still change it.</summary>
    public bool IsOpenToChange => State is ProposalState.Proposed or ProposalState.Approved;

    public ProposedGroup? GroupOf(PersonId person) => Groups.FirstOrDefault(g => g.Members.Any(m => m.PersonId == person));
}

/// <summary>Members who would stand together.</summary>
internal sealed record ProposedGroup
{
    public required string Id { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<ProposedMember> Members { get; init; }

    /// <summary>The moderator wants it so.</summary>
    public bool IsLocked { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Minutes of work that those share who share the fewest.</summary>
    public int Overlap { get; init; }

    /// <summary>The same in all that is kept of it.</summary>
    public bool IsAs(ProposedGroup other) =>
        (Id, IsLocked, Overlap) == (other.Id, other.IsLocked, other.Overlap)
        && Reasons.SequenceEqual(other.Reasons)
        && Members.Select(m => (m.PersonId, m.Side)).SequenceEqual(other.Members.Select(m => (m.PersonId, m.Side)));

    /// <summary>They asked to be together: never with a third.</summary>
    public bool IsKept => Reasons.Contains(Reason.Keep);
}

internal sealed record ProposedMember(PersonId PersonId, string DisplayName, Side Side = Side.Mutual);

internal sealed record LeftOutMember(PersonId PersonId, string DisplayName, LeftOut Why, string? Code = null);

/// <summary>Why a member stands in no group. Never which rule: that could be private.</summary>
internal enum LeftOut
{
    /// <summary>No account of theirs can be written to.</summary>
    Unreachable,

    /// <summary>What they asked for can't be read now.</summary>
    Unreadable,

    /// <summary>Nobody is left whom the rules permit.</summary>
    Unmatched,

    /// <summary>The moderator took their group apart, or put somebody else in their place.</summary>
    SetAside,
}
