using ChatOps.Operations;
using ChatOps.People;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining;

/// <summary>The clock's way to what a changed trust means for people.</summary>
internal sealed class TrustCheck(FollowTrust follow, Guard guard) : ITick
{
    public async Task Tick(Instant now, Ct ct) => await follow.Run(await guard.Begin(nameof(TrustCheck), now, ct), now, ct);
}
