using ChatOps.Accounts.Linking;
using ChatOps.Clock;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Changes;

/// <summary>The clock's way to what a changed trust means for people.</summary>
internal sealed class TrustCheck(FollowTrust follow, Guard guard) : ITick
{
    public async Task Tick(Instant now, Ct ct) => await follow.Run(await guard.Begin(nameof(TrustCheck), now, ct), now, ct);
}
