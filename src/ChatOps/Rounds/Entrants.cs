using ChatOps.Matching;
using ChatOps.People;

namespace ChatOps.Rounds;

/// <summary>
/// The active members of a program with all that decides who may stand with whom. It holds exclusions and wishes: for decisions only, never
/// for a card.
/// </summary>
internal sealed record Entrants
{
    /// <summary>By name.</summary>
    public required IReadOnlyList<Entrant> All { get; init; }

    public Weights Weights { get; init; } = Weights.Default;

    /// <summary>One is supported, the other supports: each comes with the side that they asked for.</summary>
    public bool IsOneSided { get; init; }

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
        var there = who.ToList();
        var ids = there.Select(e => e.Candidate.Id).ToHashSet();
        var split = (apart ?? []).Select(Ordered).ToHashSet();
        var kept = Keep.Select(Ordered).Where(k => ids.Contains(k.A) && ids.Contains(k.B) && !split.Contains(k)).ToHashSet();
        // What both asked for stands by that, whatever else it would break.
        var fixedGroups = (locked ?? []).Where(g => !(g.Count == 2 && kept.Contains(Ordered(new Pair(g[0], g[1]))))).ToList();
        var taken = fixedGroups.SelectMany(g => g).ToHashSet();
        List<Pair> keep = [.. kept.Where(k => !taken.Contains(k.A) && !taken.Contains(k.B)).OrderBy(k => k.A, StringComparer.Ordinal)];
        List<IReadOnlyList<string>> standing = [.. fixedGroups, .. KeptGroups.Where(g => g.All(ids.Contains) && !g.Any(taken.Contains))];
        return new Pool
        {
            Members = Seated(there, [.. standing, .. keep.Select(k => new[] { k.A, k.B })]),
            Weights = Weights,
            Met = Met,
            Keep = keep,
            Locked = standing,
            Apart = apart ?? [],
        };
    }

    /// <summary>Whether these may stand together, as the rules say, each on the side that the group leaves them.</summary>
    /// <param name="ids">Members, by id.</param>
    /// <param name="apart">Pairs that the moderator took apart.</param>
    public Verdict Judge(IReadOnlyList<string> ids, IReadOnlyList<Pair>? apart = null)
    {
        var group = ids.Select(id => Find(new PersonId(id)) ?? throw new ArgumentException("Not a member of the program.", nameof(ids)))
            .ToList();
        // Whom they must not be with can't be read: with nobody, then.
        if (group.Exists(e => e.Unread is not null))
            return new Verdict.Broken(Rule.Excluded);
        return Matcher.Judge(
            new Pool
            {
                Members = [.. GivenSides.Together(IsOneSided, group).Select(e => e.Candidate)],
                Weights = Weights,
                Met = Met,
                Apart = apart ?? [],
            },
            ids);
    }

    /// <summary>Who stands already has the side of their group; the others are given theirs among each other.</summary>
    private List<Candidate> Seated(IReadOnlyList<Entrant> there, IReadOnlyList<IReadOnlyList<string>> standing)
    {
        if (!IsOneSided)
            return [.. GivenSides.Together(false, there).Select(e => e.Candidate)];
        var people = there.ToDictionary(e => e.Candidate.Id);
        var seated = new Dictionary<string, Entrant>(StringComparer.Ordinal);
        foreach (var group in standing.Where(g => g.All(people.ContainsKey)))
        {
            foreach (var entrant in GivenSides.Together(true, [.. group.Select(id => people[id])]))
                seated.TryAdd(entrant.Candidate.Id, entrant);
        }

        foreach (var entrant in GivenSides.Given([.. there.Where(e => !seated.ContainsKey(e.Candidate.Id))]))
            seated.Add(entrant.Candidate.Id, entrant);
        return [.. there.Select(e => seated[e.Candidate.Id].Candidate)];
    }

    public static Pair Ordered(Pair pair) => string.CompareOrdinal(pair.A, pair.B) <= 0 ? pair : new Pair(pair.B, pair.A);
}
