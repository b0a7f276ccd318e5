using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>
/// A person's content key, and who looked at their record. The key goes with them. The log stays, as ids alone, until its own time is
/// over: two years from what it records.
/// </summary>
internal sealed class PrivacyRecord(RecordReader reader, WordsCipher cipher) : IRecord
{
    private static readonly SqlText Sql = new("Privacy/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("content_keys", "ContentKeys") { LeadBy = ["person_id"], Secrets = ["wrapped"] },
        new("audit", "Audit") { LeadBy = ["person_id", "actor"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => cipher.DropKey(db, person);

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgeAudit");
}
