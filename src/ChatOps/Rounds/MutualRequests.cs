using ChatOps.Matching;
using ChatOps.People;

namespace ChatOps.Rounds;

/// <summary>
/// What members asked about each other, made into rules. An exclusion of either counts for both. A wish counts when it is mutual: to stay
/// together at a round's end lifts the rule against repeats; the wish of an intake brings two together once. No wish lifts an exclusion or
/// the reporting line.
/// </summary>
internal sealed class MutualRequests
{
    private readonly ILookup<string, string> _never;

    private MutualRequests(ILookup<string, string> never) => _never = never;

    public IReadOnlyList<Pair> Keep { get; private init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> KeptGroups { get; private init; } = [];

    public IReadOnlyList<Pair> Met { get; private init; } = [];

    public IReadOnlyList<string> NeverWith(PersonId person) => [.. _never[person.Value].Distinct()];

    public static MutualRequests Of(
        IReadOnlyDictionary<PersonId, Request> requests,
        IReadOnlyList<Pair> met,
        IReadOnlyList<IReadOnlyList<string>> staying,
        ReportingLines lines)
    {
        var never = requests
            .SelectMany(r => r.Value.Avoid.Where(o => o != r.Key).SelectMany(o => new[] { (r.Key.Value, o.Value), (o.Value, r.Key.Value) }))
            .ToLookup(p => p.Item1, p => p.Item2);
        var mayStay = staying.Where(g => g.All(m => requests.ContainsKey(new PersonId(m))) && Pairs(g).All(MayStand)).ToList();
        var taken = mayStay.SelectMany(g => g).ToHashSet();
        var known = met.Select(Entrants.Ordered).ToHashSet();
        var wished = requests
            .SelectMany(r =>
                r.Value.Wish.Where(o => o != r.Key && requests.TryGetValue(o, out var back) && back.Wish.Contains(r.Key))
                    .Select(o => Entrants.Ordered(new Pair(r.Key.Value, o.Value))))
            .Distinct()
            .Where(p => !known.Contains(p) && !taken.Contains(p.A) && !taken.Contains(p.B) && MayStand(p))
            .OrderBy(p => p.A, StringComparer.Ordinal)
            .ThenBy(p => p.B, StringComparer.Ordinal);
        var kept = mayStay.SelectMany(Pairs).Select(Entrants.Ordered).ToHashSet();
        return new MutualRequests(never)
        {
            Keep = [.. mayStay.Where(g => g.Count == 2).Select(g => new Pair(g[0], g[1])), .. wished],
            KeptGroups = [.. mayStay.Where(g => g.Count > 2)],
            Met =
            [
                .. known.Where(p => !kept.Contains(p)).OrderBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal),
            ],
        };

        bool MayStand(Pair pair) => !never[pair.A].Contains(pair.B) && !lines.Joins(new PersonId(pair.A), new PersonId(pair.B));
    }

    private static IEnumerable<Pair> Pairs(IReadOnlyList<string> group) =>
        group.SelectMany((a, i) => group.Skip(i + 1).Select(b => new Pair(a, b)));

    /// <summary>
    /// What one member asked: whom they'd rather not meet, and whom they wish for (one address may be known for more than one person).
    /// </summary>
    internal sealed record Request(IReadOnlyList<PersonId> Avoid, IReadOnlyList<PersonId> Wish);
}
