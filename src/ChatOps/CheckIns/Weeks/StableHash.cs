namespace ChatOps.CheckIns.Weeks;

/// <summary>FNV-1a, 32 bits: the same on every machine and in every release.</summary>
internal static class StableHash
{
    public static uint Of(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
