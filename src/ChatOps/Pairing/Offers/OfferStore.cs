using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Pairing.Offers;

/// <summary>Who was offered another partner, once a partnership.</summary>
internal sealed class OfferStore(PairingStore pairings)
{
    private static readonly SqlText Sql = new("Pairing/Offers");

    /// <summary>Of these pairs: the other one of two whose partner has gone quiet, and who was not offered anything yet.</summary>
    public async Task<IReadOnlyList<ToOffer>> Quiet(Session db, IdRange pairs) =>
        [.. (await db.Query<DueRow>(Sql["QuietPartners"], new { pairs.After, pairs.Until })).Select(r => r.ToOffer(OfferReason.Quiet))];

    /// <summary>
    /// Of these memberships: the other one of two whose partner takes a break without an end, and who was not offered anything yet.
    /// </summary>
    public async Task<IReadOnlyList<ToOffer>> Away(Session db, IdRange paused, Instant now) =>
        [
            .. (
                await db.Query<DueRow>(
                    Sql["AwayPartners"],
                    new { paused.After, paused.Until, Today = now.InUtc().Date })).Select(r => r.ToOffer(OfferReason.Away)),
        ];

    /// <summary>Its id; null when one was made before, or the pair has ended.</summary>
    public async Task<string?> Make(Session db, ToOffer offer, Instant now)
    {
        var id = Ids.New();
        return
            await db.Execute(
                Sql["MakeOffer"],
                new
                {
                    Id = id,
                    offer.PartnershipId,
                    offer.PersonId,
                    offer.PartnerId,
                    Reason = offer.Reason == OfferReason.Quiet ? "quiet" : "away",
                    Now = now,
                }) > 0
            ? id
            : null;
    }

    public async Task<Offer?> Find(Session db, string id) =>
        await db.Find<Row>(Sql["FindOffer"], new { Id = id }) is { } row && await pairings.Find(db, row.PartnershipId) is { } partnership
            ? new Offer
            {
                Id = row.Id,
                Partnership = partnership,
                PersonId = row.PersonId,
                PartnerId = row.PartnerId,
                Reason = row.Reason == "quiet" ? OfferReason.Quiet : OfferReason.Away,
                Answer = row.Answer,
                IsPartnerAway = row.State == "paused",
            }
            : null;

    /// <summary>False when it was answered before.</summary>
    public async Task<bool> Answer(Session db, string id, string answer) =>
        await db.Execute(Sql["AnswerOffer"], new { Id = id, Answer = answer }) > 0;

    public Task<IReadOnlyList<string>> In(Session db, string partnershipId) =>
        db.Query<string>(Sql["OffersIn"], new { PartnershipId = partnershipId });

    private sealed record DueRow
    {
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public PersonId PartnerId { get; init; }

        public ToOffer ToOffer(OfferReason reason) => new(PartnershipId, PersonId, PartnerId, reason);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public PersonId PartnerId { get; init; }
        public string Reason { get; init; } = "";
        public string? Answer { get; init; }
        public string? State { get; init; }
    }
}

/// <summary>An offer that is to be made.</summary>
internal sealed record ToOffer(string PartnershipId, PersonId PersonId, PersonId PartnerId, OfferReason Reason);
