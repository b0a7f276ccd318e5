namespace ChatOps.Matching;

/// <summary>What the matcher says of a group that somebody proposes.</summary>
internal abstract record Verdict
{
    internal sealed record Fits(Group Group) : Verdict;

    /// <param name="Rule">For logs and tests; the moderator only hears that it can't be made.</param>
    internal sealed record Broken(Rule Rule) : Verdict;
}
