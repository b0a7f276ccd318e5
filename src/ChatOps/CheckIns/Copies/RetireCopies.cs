using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Pairing.Covering;
using ChatOps.Partnerships;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Copies;

/// <summary>A pair has ended, or the time of somebody who was taken along: weekly copies lose their buttons, the text stays.</summary>
internal sealed class RetireCopies(CopyStore copies, Outbox outbox) : IPartnershipEnded, ICoverChanged
{
    public async Task Ended(Session db, string partnershipId)
    {
        foreach (var checkIn in await copies.SharedIn(db, partnershipId))
            await outbox.Refresh(db, new CardRef(PartnerCopyCard.Kind, checkIn));
    }

    public async Task Changed(Session db, string checkInId)
    {
        await outbox.Refresh(db, new CardRef(PartnerCopyCard.Kind, checkInId));
        await outbox.Refresh(db, new CardRef(CheckInForm.Kind, checkInId));
    }
}
