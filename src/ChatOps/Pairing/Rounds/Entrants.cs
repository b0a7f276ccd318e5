using ChatOps.Pairing.Matching;
using ChatOps.People;

namespace ChatOps.Pairing.Rounds;

/// <summary>The active members of a program with all that decides who may stand with whom. It holds exclusions and wishes: for decisions only, never for a card.</summary>
internal sealed record Entrants
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<Entrant> All { get; init; }

    public Weights Weights { get; init; } = Weights.Default;

    /// <summary>Together in one of the last rounds, and not asked for again by both.</summary>
    public IReadOnlyList<Pair> Met { get; init; } = [];

    /// <summary>Two who both asked to be together.</summary>
    public IReadOnlyList<Pair> Keep { get; init; } = [];

    /// <summary>Three or more who all asked to stay together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> KeptGroups { get; init; } = [];

    public Entrant? Find(PersonId person) => All.FirstOrDefault(e => e.PersonId == person);

    /// <summary>What the matcher is asked, about some of them.</summary>
    /// <param name="who">Who is to be matched; the others count as if they were not there.</param>
    /// <param name="locked">Groups that stand as they are.</param>
    /// <param name="apart">Pairs that the moderator took apart.</param>
    public Pool Among(IEnumerable<Entrant> who, IReadOnlyList<IReadOnlyList<string>>? locked = null, IReadOnlyList<Pair>? apart = null)
    {
        var members = who.Select(e => e.Candidate).ToList();
        var ids = members.Select(m => m.Id).ToHashSet();
        var split = (apart ?? []).Select(Ordered).ToHashSet();
        var kept = Keep.Select(Ordered).Where(k => ids.Contains(k.A) && ids.Contains(k.B) && !split.Contains(k)).ToHashSet();
        // What both asked for stands by that, whatever else it would break.
        var fixedGroups = (locked ?? []).Where(g => !(g.Count == 2 && kept.Contains(Ordered(new Pair(g[0], g[1]))))).ToList();
        var taken = fixedGroups.SelectMany(g => g).ToHashSet();
        return new Pool
        {
            Members = members,
            Weights = Weights,
            Met = Met,
            Keep = [.. kept.Where(k => !taken.Contains(k.A) && !taken.Contains(k.B)).OrderBy(k => k.A, StringComparer.Ordinal)],
            Locked = [.. fixedGroups, .. KeptGroups.Where(g => g.All(ids.Contains) && !g.Any(taken.Contains))],
            Apart = apart ?? [],
        };
    }

    public static Pair Ordered(Pair pair) => string.CompareOrdinal(pair.A, pair.B) <= 0 ? pair : new Pair(pair.B, pair.A);
}
