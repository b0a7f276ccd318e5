using System.Numerics;

namespace ChatOps.Tests.Matching;

/// <summary>Tries everything: as few alone as can be, then the greatest total. One trio when the number is odd.</summary>
internal sealed class Exhaustive
{
    private readonly int[,] _scores;
    private readonly bool _isOdd;
    private (int Left, long Total) _best = (int.MaxValue, 0);

    private Exhaustive(int[,] scores) => (_scores, _isOdd) = (scores, scores.GetLength(0) % 2 == 1);

    /// <param name="scores">Minus one: forbidden.</param>
    public static (int Left, long Total) Search(int[,] scores)
    {
        var search = new Exhaustive(scores);
        search.Go((1 << scores.GetLength(0)) - 1, 0, 0, false);
        return search._best;
    }

    private void Go(int waiting, int left, long total, bool hasTrio)
    {
        if (left > _best.Left)
            return;
        if (waiting == 0)
        {
            if (left < _best.Left || total > _best.Total)
                _best = (left, total);
            return;
        }

        var a = BitOperations.TrailingZeroCount(waiting);
        var others = waiting & ~(1 << a);
        Go(others, left + 1, total, hasTrio);
        foreach (var b in Among(others, a))
        {
            Go(others & ~(1 << b), left, total + _scores[a, b], hasTrio);
            if (hasTrio || !_isOdd)
                continue;
            foreach (var c in Among(others, a).Where(c => c > b && _scores[b, c] >= 0))
                Go(others & ~(1 << b) & ~(1 << c), left, total + _scores[a, b] + _scores[a, c] + _scores[b, c], true);
        }
    }

    private IEnumerable<int> Among(int waiting, int a) =>
        Enumerable.Range(0, _scores.GetLength(0)).Where(b => (waiting & (1 << b)) != 0 && _scores[a, b] >= 0);
}
