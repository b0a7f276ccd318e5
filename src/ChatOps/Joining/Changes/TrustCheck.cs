using ChatOps.Operations;
using ChatOps.People;

namespace ChatOps.Joining;

/// <summary>The clock's way to what a changed trust means for people.</summary>
internal sealed class TrustCheck(FollowTrust follow) : ITick
{
    public Task Tick(Instant now, Ct ct) => follow.Run(now, ct);
}
