namespace ChatOps.Simulation.Invariants;

/// <summary>The names of what always holds.</summary>
internal static class Invariant
{
    public const string NothingIsLost = "nothing acknowledged is lost";

    public const string NoCardTwice = "no card stands twice";

    public const string NoOlderAboveNewer = "an older change never stands above a newer one";

    public const string TotalsAreARecount = "the totals are what a recount gives";

    /// <summary>Beside the four: what a host does not expect it logs as an error.</summary>
    public const string NoErrors = "nothing is logged as an error";
}
