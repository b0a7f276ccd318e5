namespace ChatOps.Benchmarks.Matching;

/// <summary>SplitMix64: the same numbers everywhere.</summary>
internal sealed class Chance(ulong state)
{
    private ulong _state = state;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>An index, each as likely as its weight says.</summary>
    public int Weighted(int[] weights)
    {
        var rest = Below(weights.Sum());
        for (var i = 0; i < weights.Length; i++)
        {
            rest -= weights[i];
            if (rest < 0)
                return i;
        }

        return 0;
    }
}
