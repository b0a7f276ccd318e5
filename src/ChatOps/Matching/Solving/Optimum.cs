using ChatOps.Matching.Exact;
using ChatOps.Matching.Rosters;

namespace ChatOps.Matching.Solving;

/// <summary>
/// Pairs of the greatest total among all permitted ones. The solver sees few pairs; its duals say which of the others could still improve
/// the result, and those are added until there is none: then the result is proven on all of them. Searches are short of patience at first,
/// so that the duals of a part that still lacks pairs do not fall too far.
/// </summary>
internal sealed class Optimum
{
    private const int Complete = 320;
    private const long Patience = 120;
    private const int Many = 25_000;
    private const int Rounds = 4;
    private const int Small = 8;

    private readonly Roster _roster;
    private readonly int[] _free;
    private readonly Graph _graph;
    private readonly MembersByLikeness _shelves;
    private readonly HashSet<int> _hopeless = [];
    private long _patience;

    public Optimum(Roster roster, int[] free)
    {
        (_roster, _free, _graph, _shelves) = (roster, free, new Graph(free.Length), new MembersByLikeness(roster, free));
        if (free.Length <= Complete)
            AddAll();
        else
            AddNearest(free.Length <= 3000 ? 24 : free.Length <= Many ? 16 : 12);
        _graph.Index();
        Price = (_graph.Most + 2L) * Math.Min(free.Length + 2, 4096);
        Blossoms = new Blossoms(_graph, Price);
        _patience = free.Length <= Complete ? Blossoms.Forever : Patience;
    }

    /// <summary>What leaving one member alone costs, in doubled points.</summary>
    public long Price { get; }

    public Graph Graph => _graph;

    public Blossoms Blossoms { get; }

    public MembersByLikeness Shelves => _shelves;

    public int Count => _free.Length;

    /// <summary>Minus one for a forbidden pair.</summary>
    public int Score(int a, int b) => _roster.Permitted(_free[a], _free[b]);

    /// <summary>Twice the total, less the price for everyone alone: what the solver makes as large as it can.</summary>
    public long Worth()
    {
        var worth = 0L;
        for (var v = 0; v < Count; v++)
            worth += Blossoms.IsGone(v) ? 0 : Blossoms.PartnerOf(v) is >= 0 and var partner ? Score(v, partner) : -Price;
        return worth;
    }

    /// <summary>No way to match those who are not taken out is worth more, whatever pairs the solver has seen.</summary>
    public long Bound { get; private set; }

    public void Solve()
    {
        Bound = long.MaxValue;
        for (var rounds = 1; ; rounds++)
        {
            Blossoms.Solve(_hopeless, _patience);
            var before = _graph.Edges;
            foreach (var stuck in Blossoms.Stuck)
                Widen(stuck);
            // So many are near enough to the best after a few rounds.
            if (_graph.Edges == before && (Count <= Many || rounds <= Rounds || Bound == long.MaxValue))
                AddWanted();
            if (Count > Many && rounds > Rounds && Blossoms.Impatient + Blossoms.Stuck.Count == 0)
                return;
            if (_graph.Edges > before)
            {
                _graph.Index();
                Blossoms.Extend(before);
            }

            if (Blossoms.Impatient > 0 && (_graph.Edges == before || (Count > Many && rounds >= Rounds)))
                _patience = _patience >= 4 * Patience || Count > Many ? Blossoms.Forever : 2 * _patience;
            else if (_graph.Edges == before && Blossoms.Stuck.Count == 0)
                return;
        }
    }

    /// <summary>Whoever could find nobody may now.</summary>
    public void Hope() => _hopeless.Clear();

    private void AddAll()
    {
        foreach (var (a, b) in Grouping.Pairs([.. Enumerable.Range(0, Count)]))
        {
            if (Score(a, b) is >= 0 and var score)
                _graph.Add(a, b, score);
        }
    }

    private void AddNearest(int keep)
    {
        var found = new Wanted(Count, keep);
        _shelves.Nearest(keep, Count <= Many, (a, b, score) => found.AddOne(a, b, score));
        found.AddTo(_graph);
        Tidy();
    }

    /// <summary>
    /// What a round leaves behind would otherwise stand beside what the next one needs: that is the peak of a large pool.
    /// </summary>
    private void Tidy()
    {
        if (Count > Many)
            GC.Collect();
    }

    /// <summary>Adds what the duals have missed. Raising them until they miss nothing gives a bound.</summary>
    private void AddWanted()
    {
        var duals = Blossoms.Duals();
        var (wanted, raised, bound) = (new Wanted(Count, 4), new long[Count], Blossoms.Bound());
        if (Count > Complete)
            _shelves.Above(duals.Members, 2, 0, Add);
        wanted.AddTo(_graph);
        Bound = Math.Min(Bound, bound);
        Tidy();

        void Add(int a, int b, int score)
        {
            if (Blossoms.IsGone(a) || Blossoms.IsGone(b))
                return;
            var by = (2L * score) - duals.Members[a] - duals.Members[b] - duals.AroundBoth(a, b);
            if (by <= 0)
                return;
            wanted.Add(a, b, score, by);
            if (by <= raised[a] + raised[b])
                return;
            var payer = raised[a] >= raised[b] ? a : b;
            bound += by - raised[a] - raised[b];
            raised[payer] += by - raised[a] - raised[b];
        }
    }

    /// <summary>Looks among all pairs for one that helps; when there is none, somebody of the tree is left.</summary>
    private void Widen(Stuck stuck)
    {
        // A small tree lacks pairs of its own; around a large one everybody may.
        var isSmall = stuck.Outer.Count < Small && Count <= Many;
        var wanted = new Wanted(Count, isSmall ? 8 : 3);
        var group = new int[Count];
        for (var g = 0; g < stuck.Outer.Count; g++)
        {
            foreach (var v in stuck.Outer[g])
                group[v] = g + 1;
        }

        var members = stuck.Outer.SelectMany(g => g).ToArray();
        // A few of many find something soon, if there is anything; all of them must have looked before anybody is left.
        foreach (var some in (int[][])[members[..Math.Min(members.Length, 1 + (2_000_000 / Count))], members])
        {
            foreach (var v in some)
                Look(v);
            if (wanted.AddTo(_graph))
                return;
        }

        _hopeless.Add(stuck.Root);

        void Look(int v)
        {
            for (var other = 0; other < Count; other++)
            {
                if (
                    group[other] != group[v]
                    && !Blossoms.IsGone(other)
                    && !stuck.Inner.Contains(other)
                    && Score(v, other) is >= 0 and var score
                    && !_graph.Has(v, other))
                    wanted.Add(v, other, score, isSmall);
            }
        }
    }
}
