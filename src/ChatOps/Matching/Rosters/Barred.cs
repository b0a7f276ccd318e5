using System.Runtime.CompilerServices;

namespace ChatOps.Matching.Rosters;

/// <summary>The pairs that are forbidden by name, each with its rule: a short list for each member.</summary>
internal sealed class Barred
{
    private readonly int[] _first;
    private readonly int[] _others;
    private readonly Rule[] _rules;

    /// <param name="count">Members.</param>
    /// <param name="pairs">By index, each once or more, in either order; the first rule named wins.</param>
    public Barred(int count, IReadOnlyCollection<(int A, int B, Rule Rule)> pairs)
    {
        _first = new int[count + 1];
        foreach (var (a, b, _) in pairs)
        {
            _first[a + 1]++;
            _first[b + 1]++;
        }

        for (var i = 0; i < count; i++)
            _first[i + 1] += _first[i];
        _others = new int[_first[count]];
        _rules = new Rule[_first[count]];
        var next = _first.AsSpan(0, count).ToArray();
        foreach (var (a, b, rule) in pairs)
        {
            (_others[next[a]], _rules[next[a]++]) = (b, rule);
            (_others[next[b]], _rules[next[b]++]) = (a, rule);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int a, int b)
    {
        if (_first[a + 1] - _first[a] > _first[b + 1] - _first[b])
            (a, b) = (b, a);
        for (var i = _first[a]; i < _first[a + 1]; i++)
        {
            if (_others[i] == b)
                return true;
        }

        return false;
    }

    public Rule? RuleOf(int a, int b)
    {
        for (var i = _first[a]; i < _first[a + 1]; i++)
        {
            if (_others[i] == b)
                return _rules[i];
        }

        return null;
    }
}
