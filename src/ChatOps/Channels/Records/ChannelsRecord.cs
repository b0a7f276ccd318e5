using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Channels.Records;

/// <summary>
/// What was sent to somebody, by reference, and which gestures of theirs were seen. Whoever erases has had the messages in the person's
/// own chat taken away: without these rows nobody knows where they stand. A row has done its time when nothing was to be done about it
/// for as long as facts are kept, a sounding when it was so long ago.
/// </summary>
internal sealed class ChannelsRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Channels/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("outbox", "Outbox") { LeadBy = ["person_id", "account_id", "message_account_id", "stale_account_id"] },
        new("soundings", "Soundings") { LeadBy = ["person_id"] },
        new("deliveries", "Deliveries") { LeadBy = ["id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => InOrder.Run(
        db, Sql, new { PersonId = person }, "EraseDeliveries", "EraseOutbox", "EraseSoundings");

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgeOutbox", "PurgeSoundings");
}
