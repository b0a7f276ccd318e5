using ChatOps.Matching.Exact;

namespace ChatOps.Matching.Solving;

/// <summary>
/// The trio with which the total is greatest: one is tried, and its duals say which others could be better, until there is none, or the
/// search has gone on for long enough.
/// </summary>
internal sealed class Trios
{
    /// <summary>More of those who are left are not asked who takes them: it takes too long.</summary>
    private const int Few = 32;

    private readonly Optimum _optimum;
    private readonly HashSet<(int, int, int)> _tried = [];
    private bool[]? _part;
    private (int A, int B, int C) _current;
    private (int A, int B, int C)? _best;
    private long _worth = long.MinValue;

    private Trios(Optimum optimum, bool[]? part) => (_optimum, _part) = (optimum, part);

    /// <summary>
    /// Null when no three may stand together, or when a trio leaves more people alone than none; everybody else is matched then.
    /// </summary>
    public static Trio? Choose(Optimum optimum)
    {
        var parts = new Components(optimum);
        var trios = new Trios(optimum, parts.Odd());
        var chosen = First(optimum, trios._part) is { } first ? trios.Choose(first) : null;
        var with = chosen is null ? int.MaxValue : trios.Alone().Count;
        if (with < parts.OddCount)
            return chosen;
        if (chosen is not null)
            trios.Leave();
        optimum.Solve();
        var left = trios.Alone();
        // Somebody of an even part is left anyway: a trio there may leave fewer, or as few with a greater total.
        var isWider = trios._part is { } odd && left.Exists(v => !odd[v]);
        if (!isWider && with < left.Count)
        {
            trios.Enter(trios._best!.Value);
            return chosen;
        }

        if (isWider)
            trios._part = parts.Around(left);
        var next = trios.Third(left);
        if (next is null && isWider)
            next = First(optimum, trios._part) ?? trios._best;
        if (next is null)
            return null;
        chosen = trios.Choose(next.Value);
        if (trios.Alone().Count < left.Count)
            return chosen;
        trios.Leave();
        optimum.Solve();
        return null;
    }

    /// <summary>The best of this one, of those that its duals lead to, and of those tried before.</summary>
    private Trio Choose((int A, int B, int C) first)
    {
        Try(first);
        var duals = Complete(out var sum);
        var bound = sum + Most(duals);
        for (var left = _optimum.Count switch { <= 200 => 400, <= 600 => 25, <= 2000 => 8, <= 5000 => 2, _ => 0 }; left > 0; left--)
        {
            var triangles = Triangles.Above(_optimum, duals, _worth - sum, _part);
            var untried = triangles.Next(_tried);
            bound = Math.Min(bound, !triangles.IsComplete ? sum + triangles.Ceiling : untried is null ? _worth : sum + untried.Value.Gain);
            if (untried is not { } next || bound <= _worth)
                break;
            Leave();
            Try((next.A, next.B, next.C));
            duals = Complete(out sum);
        }

        var best = _best!.Value;
        if (_current != best)
        {
            Leave();
            Enter(best);
        }

        return new Trio([best.A, best.B, best.C], Math.Max(bound, _worth));
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
            var near = optimum
                .Graph[a]
                .ToArray()
                .Where(n => most < int.MaxValue || n.To > a)
                .OrderByDescending(n => n.Weight)
                .ThenBy(n => n.To)
                .Take(most)
                .ToArray();
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

    /// <summary>One of those who are left without a trio, with the pair who take them best; null when no pair may.</summary>
    private (int, int, int)? Third(List<int> left)
    {
        var (best, third) = (-1, ((int, int, int)?)null);
        foreach (var alone in left.Take(Few))
        {
            for (var v = 0; v < _optimum.Count; v++)
            {
                var partner = _optimum.Blossoms.PartnerOf(v);
                if (partner <= v || _optimum.Score(alone, v) is not (>= 0 and var one))
                    continue;
                if (_optimum.Score(alone, partner) is >= 0 and var other && one + other > best)
                    (best, third) = (one + other, (alone, v, partner));
            }
        }

        return third;
    }

    /// <summary>
    /// What no trio gains more than, without looking at any: the duals of its three are at least half of what its pairs weigh, less half of
    /// the z around each pair, and the z around all three counts at most half more than what is taken off.
    /// </summary>
    private long Most(Duals duals) => (3L * _optimum.Shelves.Most) + ((duals.Most + 1) / 2);

    private void Try((int A, int B, int C) trio)
    {
        Enter(trio);
        if (Worth() is var worth && worth > _worth)
            (_best, _worth) = (_current, worth);
    }

    private void Enter((int A, int B, int C) trio)
    {
        int[] sorted = [trio.A, trio.B, trio.C];
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

    private List<int> Alone() =>
        [.. Enumerable.Range(0, _optimum.Count).Where(v => _optimum.Blossoms.PartnerOf(v) < 0 && !_optimum.Blossoms.IsGone(v))];

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
