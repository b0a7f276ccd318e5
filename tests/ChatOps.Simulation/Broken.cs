namespace ChatOps.Simulation;

/// <summary>An invariant does not hold.</summary>
internal sealed class Broken(string invariant, string what) : Exception($"{invariant}: {what}")
{
    public string Invariant => invariant;
}
