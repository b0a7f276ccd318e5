using ChatOps.Matching;
using ChatOps.People;

namespace ChatOps.Rounds;

/// <summary>An active member, as the making of pairs knows them.</summary>
internal sealed record Entrant
{
    public string MembershipId { get; init; } = "";

    public required PersonId PersonId { get; init; }

    public required string DisplayName { get; init; }

    public required Candidate Candidate { get; init; }

    /// <summary>IANA zone id.</summary>
    public string Zone { get; init; } = "Etc/UTC";

    /// <summary>
    /// Why what they asked for can't be read now, as the type of what was thrown; null: it can. Unread, they are with nobody.
    /// </summary>
    public string? Unread { get; init; }

    /// <summary>Every account of theirs; none that is active: they can't be written to.</summary>
    public IReadOnlyList<Reach> Reaches { get; init; } = [];

    public bool IsReachable => Reaches.Any(d => d.State == AccountState.Active);

    /// <summary>May be put into a pair now.</summary>
    public bool IsAvailable => IsReachable && Unread is null;

    /// <summary>One way to write to somebody, as the vendor last told.</summary>
    internal sealed record Reach(AccountId Account, AccountState State, string? Code);
}
