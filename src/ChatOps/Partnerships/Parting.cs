using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Partnerships;

/// <summary>
/// Ends a partnership before its round does. Why is known to nobody here: who left, who asked and who was offered another partner all read
/// the same. Of three or more, the others stay together.
/// </summary>
internal sealed class Parting(PairingStore pairings, IRescheduleCheckIns checkIns, IEnumerable<IPartnershipEnded> endings, Outbox outbox)
{
    /// <param name="db">The unit of work.</param>
    /// <param name="partnership">The one that ends.</param>
    /// <param name="goes">Who does not stay with the others.</param>
    /// <param name="isLeaving">They leave the program, and so need no news of another partner.</param>
    /// <param name="now">When.</param>
    /// <returns>False when it had ended before.</returns>
    public async Task<bool> Part(Session db, Partnership partnership, PersonId goes, bool isLeaving, Instant now)
    {
        if (!await pairings.End(db, partnership.Id, now))
            return false;
        await Clear(db, partnership.Id);
        var others = partnership.PartnersOf(goes);
        var together = others.Count < 2 ? null : partnership with { Id = Ids.New(), StartedAt = now, Partners = others };
        if (together is not null)
            await pairings.Add(db, together);
        foreach (var partner in partnership.Partners)
        {
            var goesOn = together is not null && partner.PersonId != goes;
            if (goesOn || partner.PersonId != goes || !isLeaving)
                await outbox.Queue(
                    db,
                    new Posting(
                        goesOn ? new CardRef(CardKinds.Reveal, together!.Id) : new CardRef(CardKinds.PartnerChanged, partnership.Id),
                        partner.PersonId,
                        now)
                    {
                        Importance = Importance.Keep,
                    });
            // Their open card names its partner.
            await checkIns.Reschedule(db, partnership.ProgramId, partner.PersonId, now);
        }

        return true;
    }

    /// <summary>What stands in the chats about an ended partnership becomes history.</summary>
    public async Task Clear(Session db, string partnershipId)
    {
        await outbox.Refresh(db, new CardRef(CardKinds.Reveal, partnershipId));
        foreach (var ending in endings)
            await ending.Ended(db, partnershipId);
    }
}
