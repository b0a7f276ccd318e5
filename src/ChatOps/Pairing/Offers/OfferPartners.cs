using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.Partnerships;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Pairing.Offers;

/// <summary>
/// Offers another partner to who stands beside somebody quiet, or away without an end. Once a partnership, and to nobody else's knowledge.
/// </summary>
internal sealed partial class OfferPartners(
    Db db, Guard guard, OfferStore store, PairingStore pairings, Outbox outbox, ILogger<OfferPartners> log) : ITick
{
    private const int Batch = 64;

    // Weeks were silent: nobody counts the minutes.
    private readonly IdRanges _pairs = PairingStore.Standing(IdRanges.Usual / 2);

    private readonly IdRanges _away = PairingStore.Paused();

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(OfferPartners), now, ct);
        var isWhole = look.Faulty > 0;
        await _pairs.Look(db, isWhole, async pairs => await Make(look, await db.Read(session => store.Quiet(session, pairs), ct), now), ct);
        await _away.Look(
            db, isWhole, async paused => await Make(look, await db.Read(session => store.Away(session, paused, now), ct), now), ct);
    }

    private Task<int> Make(GuardedLook look, IReadOnlyList<ToOffer> due, Instant now) => look.Each(
        FaultKind.Offer, due, Batch, o => new Item($"{o.PartnershipId}/{o.PersonId}"), (session, some) => Make(session, some, now));

    private async Task Make(Session session, IReadOnlyList<ToOffer> due, Instant now)
    {
        var made = 0;
        await pairings.Hold(session, due.Select(o => o.PartnershipId));
        foreach (var offer in due)
        {
            if (await store.Make(session, offer, now) is not { } id)
                continue;
            made++;
            await outbox.Queue(session, new Posting(new CardRef(OfferCard.Kind, id), offer.PersonId, now));
        }

        Log.OffersWereMade(log, made);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} members were offered another partner")]
        public static partial void OffersWereMade(ILogger logger, int count);
    }
}
