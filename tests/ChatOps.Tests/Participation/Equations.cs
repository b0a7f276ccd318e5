using System.Numerics;

namespace ChatOps.Tests.Participation;

/// <summary>
/// What an attacker knows: sums of unknowns. Solved exactly, over the rationals: fraction-free elimination on whole numbers.
/// </summary>
internal sealed class Equations(int unknowns)
{
    private readonly List<BigInteger[]> _rows = [];

    /// <summary>Independent equations, reduced.</summary>
    public int Rank => _rows.Count;

    public void Add(IEnumerable<int> sum)
    {
        var row = Vector(sum);
        if (Reduce(row))
            _rows.Add(row);
    }

    /// <summary>The sum of these unknowns follows from what is known.</summary>
    public bool Gives(IEnumerable<int> sum) => !Reduce(Vector(sum));

    /// <summary>
    /// How many independent things follow that are about these unknowns alone: without them, so many fewer equations are independent.
    /// </summary>
    public int About(IReadOnlySet<int> some)
    {
        var rest = new Equations(unknowns);
        foreach (var row in _rows)
        {
            var without = row.Select((c, i) => some.Contains(i) ? BigInteger.Zero : c).ToArray();
            if (rest.Reduce(without))
                rest._rows.Add(without);
        }

        return Rank - rest.Rank;
    }

    private BigInteger[] Vector(IEnumerable<int> sum)
    {
        var row = new BigInteger[unknowns];
        foreach (var unknown in sum)
            row[unknown] += 1;
        return row;
    }

    /// <summary>Takes every known equation out of the row; false when nothing is left.</summary>
    private bool Reduce(BigInteger[] row)
    {
        foreach (var known in _rows)
        {
            var pivot = Array.FindIndex(known, c => !c.IsZero);
            if (row[pivot].IsZero)
                continue;
            var (a, b) = (known[pivot], row[pivot]);
            for (var i = 0; i < row.Length; i++)
                row[i] = (row[i] * a) - (known[i] * b);
            var divisor = row.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            for (var i = 0; i < row.Length && divisor > 1; i++)
                row[i] /= divisor;
        }

        return row.Any(c => !c.IsZero);
    }
}
