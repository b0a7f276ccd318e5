using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Joining.Introductions;
using ChatOps.Partnerships;
using ChatOps.Storage;

namespace ChatOps.Joining.Leaving;

/// <summary>Ends a membership. A partner is told neutrally; of three, the other two stay together.</summary>
internal sealed class Departure(
    MembershipStore memberships, LeavingStore leavings, PairingStore pairings, IRescheduleCheckIns checkIns, Parting parting, Outbox outbox)
{
    public async Task End(Session db, Membership membership, Instant now)
    {
        await outbox.Refresh(db, new CardRef(IntroductionCard.Kind, membership.Id));
        await memberships.Save(db, membership with { State = MembershipState.Left, PausedUntil = null }, now);
        await leavings.Forget(db, membership.Id);
        await checkIns.Reschedule(db, membership.ProgramId, membership.PersonId, now);
        if (await pairings.StandingOf(db, membership.ProgramId, membership.PersonId) is { } partnership)
            await parting.Part(db, partnership, membership.PersonId, isLeaving: true, now);
        await outbox.Refresh(db, new CardRef(LeaveCard.Kind, membership.ProgramId.Value));
    }
}
