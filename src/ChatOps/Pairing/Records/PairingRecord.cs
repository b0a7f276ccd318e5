using ChatOps.Channels.Queueing;
using ChatOps.Pairing.Saying;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Pairing.Records;

/// <summary>
/// What happened to pairs inside a round, and what they wrote to each other through the bot. The words of a carried message count from
/// when it was written; everything else counts as a fact: from when it was said or offered, from the day until which somebody was taken
/// along, from the end of the pair or round.
/// </summary>
internal sealed class PairingRecord(RecordReader reader, Outbox outbox) : IRecord
{
    private static readonly SqlText Sql = new("Pairing/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("sayings", "Sayings") { LeadBy = ["person_id"], Sealed = ["words"] },
        new("circles_off", "CirclesOff") { LeadBy = ["person_id"] },
        new("partner_offers", "PartnerOffers") { LeadBy = ["person_id", "partner_id"] },
        new("covers", "Covers") { LeadBy = ["away_id", "person_id"] },
        new("cover_answers", "CoverAnswers") { LeadBy = ["cover_id", "person_id"] },
        new("cover_shares", "CoverShares") { LeadBy = ["check_in_id", "cover_id"] },
        new("repairings", "Repairings") { LeadBy = ["person_id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public async Task Erase(Session db, PersonId person, Instant now)
    {
        var values = new { PersonId = person };
        await Refresh(db, await db.Query<string>(Sql["EmptySayings"], values));
        await InOrder.Run(db, Sql, values, "EraseCirclesOff", "EraseOffers", "EraseCoverAnswers", "EraseRepairings", "EndCovers");
    }

    public async Task<int> PurgeOlderThan(Session db, PurgeBefore before)
    {
        var emptied = await db.Query<string>(Sql["EmptyOldSayings"], before);
        await Refresh(db, emptied);
        return emptied.Count + await InOrder.Run(
            db, Sql, before,
            "PurgeSayings", "PurgeCirclesOff", "PurgeOffers", "PurgeRepairings", "PurgeCoverShares", "PurgeCoverAnswers", "PurgeCovers");
    }

    private Task Refresh(Session db, IEnumerable<string> messages) => outbox.RefreshAll(db, SayCard.Kind, [.. messages.Distinct()]);
}
