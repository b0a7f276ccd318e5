using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Rounds.Ending;
using ChatOps.Storage;

namespace ChatOps.Rounds.Records;

/// <summary>
/// How rounds came about, and what members answered at their end. Whether it helped and who stays on is counted, so an erased person's
/// answers stay under their id, without words. What counts is the last day of the round, closed meanwhile, for words as for the rest; for
/// a monthly talk, when it was asked for.
/// </summary>
internal sealed class RoundsRecord(RecordReader reader, Outbox outbox) : IRecord
{
    private static readonly SqlText Sql = new("Rounds/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("proposals", "Proposals") { LeadBy = ["approved_by"] },
        new("proposal_members", "ProposalMembers") { LeadBy = ["person_id"] },
        new("proposal_splits", "ProposalSplits") { LeadBy = ["first_id", "second_id"] },
        new("stay_wishes", "StayWishes") { LeadBy = ["person_id"] },
        new("round_ends", "RoundEnds") { LeadBy = ["membership_id", "person_id"], Sealed = ["words"] },
        new("monthly_talks", "MonthlyTalks") { LeadBy = ["person_id", "partner_id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public async Task Erase(Session db, PersonId person, Instant now)
    {
        var values = new { PersonId = person };
        await Refresh(db, await db.Query<EmptiedEnd>(Sql["EmptyEnds"], values));
        await InOrder.Run(
            db, Sql, values, "ForgetApprover", "EraseProposed", "EraseSplits", "EraseWishes", "EraseTalks");
    }

    public async Task<int> PurgeOlderThan(Session db, PurgeBefore before)
    {
        var emptied = await db.Query<EmptiedEnd>(Sql["EmptyOldEnds"], before);
        await Refresh(db, emptied);
        return emptied.Count + await InOrder.Run(
            db, Sql, before, "PurgeEnds", "PurgeWishes", "PurgeProposed", "PurgeSplits", "PurgeApprovers", "PurgeTalks");
    }

    /// <summary>Thanks in the partner's chat, and what moderators read.</summary>
    private async Task Refresh(Session db, IReadOnlyList<EmptiedEnd> ends)
    {
        await outbox.RefreshAll(db, ThanksCard.Kind, [.. ends.Select(e => e.Id)]);
        await outbox.RefreshAll(db, RoundFeedbackCard.Kind, [.. ends.Select(e => e.RoundId).Distinct()]);
    }

    private sealed record EmptiedEnd
    {
        public string Id { get; init; } = "";
        public string RoundId { get; init; } = "";
    }
}
