using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.Storage;

namespace ChatOps.Joining.Away;

/// <summary>Both ends of a pause: the membership, the check-ins, and what the partners are told. Never why.</summary>
internal sealed class Absence(MembershipStore memberships, PairingStore pairings, IRescheduleCheckIns checkIns, Outbox outbox)
{
    public async Task Begin(Session db, Membership membership, LocalDate? until, Instant now)
    {
        await Save(db, membership with { State = MembershipState.Paused, PausedUntil = until }, now);
        if (await pairings.StandingOf(db, membership.ProgramId, membership.PersonId) is not { } partnership)
            return;
        foreach (var partner in partnership.PartnersOf(membership.PersonId))
            await outbox.Queue(
                db, new Posting(new CardRef(PartnerAwayCard.Kind, membership.Id), partner.PersonId, now) { PostsAnew = true });
    }

    public async Task End(Session db, Membership membership, Instant now)
    {
        await Save(db, membership with { State = MembershipState.Active, PausedUntil = null }, now);
        await outbox.Refresh(db, new CardRef(PartnerAwayCard.Kind, membership.Id));
    }

    private async Task Save(Session db, Membership membership, Instant now)
    {
        await memberships.Save(db, membership, now);
        await checkIns.Reschedule(db, membership.ProgramId, membership.PersonId, now);
    }
}
