using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Counting.Records;

/// <summary>
/// Facts without content, by person. Their totals stand in other tables and stay as they are: an erased person's facts lose whose they
/// were, and so do memberships when <c>Joining</c> ends theirs. What counts is the week; facts of old weeks go, for the totals hold them.
/// </summary>
internal sealed class CountingRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Counting/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("participation_facts", "ParticipationFacts") { LeadBy = ["check_in_id", "person_id"] },
        new("membership_facts", "MembershipFacts") { LeadBy = ["membership_id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) =>
        db.Execute(Sql["NamelessFacts"], new { PersonId = person, Nobody = Guid.NewGuid().ToString() });

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "FoldFacts", "FoldMemberships");
}
