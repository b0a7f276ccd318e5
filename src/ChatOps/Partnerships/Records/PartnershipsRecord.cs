using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Partnerships.Records;

/// <summary>
/// With whom somebody stood. A partnership is its other partner's, too, and how many there were of two and of three is counted: an erased
/// person stays in it as an id. What counts is when the partnership ended.
/// </summary>
internal sealed class PartnershipsRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Partnerships/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("partners", "Partners") { LeadBy = ["person_id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => Task.CompletedTask;

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgePartners");
}
