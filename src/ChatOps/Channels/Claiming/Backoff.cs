namespace ChatOps.Channels.Claiming;

/// <summary>
/// How long to wait after a passing fault: full jitter under an exponential bound, 1 s to 30 min; after <see cref="Attempts"/> tries, about
/// five hours, the row is a dead letter. The jitter follows from the row and the attempt, so every instance and every run finds the same.
/// </summary>
internal static class Backoff
{
    public const int Attempts = 30;

    private static readonly Duration First = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromMinutes(30);

    /// <param name="rowId">Spreads rows that failed together.</param>
    /// <param name="attempts">How often it was tried, this time included: 1 and up.</param>
    /// <param name="atLeast">What the vendor asked for, or null.</param>
    public static Duration After(string rowId, int attempts, Duration? atLeast = null)
    {
        var bound = Duration.Min(First * Math.Pow(2, Math.Min(attempts, 20)), Longest);
        return (atLeast ?? Duration.Zero) + (bound * Fraction(rowId, attempts));
    }

    /// <summary>FNV-1a with a final mix, as a fraction from 0 to 1.</summary>
    private static double Fraction(string rowId, int attempts)
    {
        var hash = 2166136261u;
        foreach (var c in rowId)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (uint)attempts) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }
}
