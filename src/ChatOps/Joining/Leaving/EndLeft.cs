using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Leaving;

/// <summary>Who said that they leave is out ten minutes later, unless they took it back.</summary>
internal sealed class EndLeft(
    Guard guard, MembershipStore memberships, LeavingStore leavings, PairingStore pairings, Departure departure) : ITick
{
    private const int Batch = 64;

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(EndLeft), now, ct);
        await look.Due(
            FaultKind.Leaving,
            Batch,
            (session, most) => leavings.Due(session, now, most),
            l => new Item(l.MembershipId),
            (session, some) => End(session, some, now));
    }

    private async Task End(Session session, IReadOnlyList<DueLeaver> due, Instant now)
    {
        await pairings.HoldOf(session, due.Select(l => l.PersonId));
        foreach (var leaver in due)
        {
            if (await memberships.Load(session, leaver.MembershipId) is not { } membership
                || await leavings.Find(session, membership.Id) is not { LeavesAt: { } at } || at > now)
                continue;
            if (membership.State == MembershipState.Left)
                await leavings.Forget(session, membership.Id);
            else
                await departure.End(session, membership, now);
        }
    }
}
