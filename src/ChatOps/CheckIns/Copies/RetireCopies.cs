using ChatOps.Channels;
using ChatOps.Pairing.Changes;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Copies;

/// <summary>The pair has ended: its weekly copies lose their buttons, the text stays.</summary>
internal sealed class RetireCopies(CopyStore copies, Outbox outbox) : IPartnershipEnded
{
    public async Task Ended(Session db, string partnershipId)
    {
        foreach (var checkIn in await copies.SharedIn(db, partnershipId))
            await outbox.Refresh(db, new CardRef(PartnerCopyCard.Kind, checkIn));
    }
}
