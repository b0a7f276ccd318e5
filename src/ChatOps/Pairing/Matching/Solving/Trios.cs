using ChatOps.Pairing.Matching.Exact;

namespace ChatOps.Pairing.Matching.Solving;

/// <summary>The trio with which the total is greatest: one is tried, and its duals say which others could be better, until there is none, or the search has gone on for long enough.</summary>
internal sealed class Trios
{
    private readonly Optimum _optimum;
    private readonly HashSet<(int, int, int)> _tried = [];
    private readonly bool[]? _part;
    private (int A, int B, int C) _current;

    private Trios(Optimum optimum, (int A, int B, int C) first, bool[]? part) => (_optimum, _current, _part) = (optimum, first, part);

    /// <summary>Null when no three may stand together, or when a trio leaves more people alone than none; everybody else is matched then.</summary>
    public static Trio? Choose(Optimum optimum)
    {
        var part = Parts.Odd(optimum);
        if (First(optimum, part) is not { } first)
        {
            optimum.Solve();
            return null;
        }

        var trios = new Trios(optimum, first, part);
        var chosen = trios.Choose();
        if (trios.Alone() == 0)
            return chosen;
        var alone = trios.Alone();
        trios.Leave();
        optimum.Solve();
        if (trios.Third() is { } third)
        {
            trios._current = third;
            var another = trios.Choose();
            if (trios.Alone() == 0)
                return another;
            trios.Leave();
            optimum.Solve();
        }

        if (trios.Alone() < alone)
            return null;
        trios.Enter((chosen.Members[0], chosen.Members[1], chosen.Members[2]));
        return chosen;
    }

    private Trio Choose()
    {
        Take();
        var (chosen, worth) = (_current, Worth());
        var duals = Complete(out var sum);
        var bound = sum + Most(duals);
        for (var left = _optimum.Count switch { <= 200 => 400, <= 600 => 25, <= 2000 => 8, <= 5000 => 2, _ => 0 }; left > 0; left--)
        {
            var triangles = Triangles.Above(_optimum, duals, worth - sum, _part);
            var untried = triangles.Found.Where(t => !_tried.Contains((t.A, t.B, t.C))).Take(1).ToArray();
            bound = Math.Min(bound, !triangles.IsComplete ? sum + triangles.Ceiling : untried.Length == 0 ? worth : sum + untried[0].Gain);
            if (untried.Length == 0 || bound <= worth)
                break;
            Leave();
            Enter((untried[0].A, untried[0].B, untried[0].C));
            if (Worth() > worth)
                (chosen, worth) = (_current, Worth());
            duals = Complete(out sum);
        }

        if (_current != chosen)
        {
            Leave();
            Enter(chosen);
        }

        return new Trio([chosen.A, chosen.B, chosen.C], Math.Max(bound, worth));
    }

    /// <summary>The three of greatest score over their duals among the pairs that the solver sees.</summary>
    private static (int, int, int)? First(Optimum optimum, bool[]? part)
    {
        var (best, chosen) = (long.MinValue, ((int, int, int)?)null);
        var duals = optimum.Blossoms.Duals().Members;
        var most = optimum.Count <= 320 ? int.MaxValue : 12;
        for (var a = 0; a < optimum.Count; a += 1 + (optimum.Count / 4000))
        {
            if (part is not null && !part[a])
                continue;
            var near = optimum.Graph[a].ToArray().Where(n => most < int.MaxValue || n.To > a).OrderByDescending(n => n.Weight).ThenBy(n => n.To).Take(most).ToArray();
            for (var i = 0; i < near.Length; i++)
            {
                for (var j = i + 1; j < near.Length; j++)
                {
                    var (b, c) = (near[i].To, near[j].To);
                    var most2 = near[i].Weight + near[j].Weight + optimum.Graph.Most - duals[a] - duals[b] - duals[c];
                    if (most2 <= best || optimum.Score(b, c) is not (>= 0 and var score))
                        continue;
                    var gain = near[i].Weight + near[j].Weight + (2L * score) - duals[a] - duals[b] - duals[c];
                    if (gain > best)
                        (best, chosen) = (gain, (a, b, c));
                }
            }
        }

        return chosen;
    }

    /// <summary>Without a trio one is left: that one, with the pair who take them best; null when more are left, or no pair may.</summary>
    private (int, int, int)? Third()
    {
        if (Enumerable.Range(0, _optimum.Count).Where(v => _optimum.Blossoms.PartnerOf(v) < 0).Take(2).ToArray() is not [var alone])
            return null;
        var (best, third) = (-1, ((int, int, int)?)null);
        for (var v = 0; v < _optimum.Count; v++)
        {
            if (_optimum.Blossoms.PartnerOf(v) is var partner && partner > v && _optimum.Score(alone, v) is >= 0 and var first && _optimum.Score(alone, partner) is >= 0 and var second && first + second > best)
                (best, third) = (first + second, (alone, v, partner));
        }

        return third;
    }

    /// <summary>
    /// What no trio gains more than, without looking at any: the duals of its three are at least half of what its pairs weigh, less half of the z around each pair, and the z around all
    /// three counts at most half more than what is taken off.
    /// </summary>
    private long Most(Duals duals) => (3L * _optimum.Shelves.Most) + ((duals.Most + 1) / 2);

    private void Enter((int A, int B, int C) trio)
    {
        _current = trio;
        Take();
    }

    private void Take()
    {
        var (a, b, c) = _current;
        int[] sorted = [a, b, c];
        Array.Sort(sorted);
        _current = (sorted[0], sorted[1], sorted[2]);
        _tried.Add(_current);
        foreach (var v in sorted)
            _optimum.Blossoms.Remove(v);
        _optimum.Solve();
    }

    private void Leave()
    {
        var (a, b, c) = _current;
        foreach (var v in (int[])[a, b, c])
            _optimum.Blossoms.Restore(v);
        _optimum.Hope();
    }

    private int Alone() => Enumerable.Range(0, _optimum.Count).Count(v => _optimum.Blossoms.PartnerOf(v) < 0 && !_optimum.Blossoms.IsGone(v));

    private long Worth()
    {
        var (a, b, c) = _current;
        return _optimum.Worth() + (2L * (_optimum.Score(a, b) + _optimum.Score(a, c) + _optimum.Score(b, c)));
    }

    /// <summary>Duals for everybody: those of the trio as low as all permitted pairs allow.</summary>
    private Duals Complete(out long sum)
    {
        var duals = _optimum.Blossoms.Duals();
        sum = _optimum.Blossoms.Bound();
        var (a, b, c) = _current;
        var known = new HashSet<int> { a, b, c };
        foreach (var v in (int[])[a, b, c])
        {
            var y = -_optimum.Price;
            for (var other = 0; other < _optimum.Count; other++)
            {
                if (!known.Contains(other) && _optimum.Score(v, other) is >= 0 and var score)
                    y = Math.Max(y, (2L * score) - duals.Members[other]);
            }

            duals.Members[v] = y;
            known.Remove(v);
            sum += y;
        }

        return duals;
    }
}
