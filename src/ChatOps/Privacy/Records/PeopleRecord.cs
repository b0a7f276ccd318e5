using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>
/// Who somebody is, and their accounts. People stands below this port, so its part stands here; it is changed by <see
/// cref="PersonStore"/> alone. Erased, a person is an id: others' rows name it, and it tells who was erased. A person is kept as long as
/// they are known; no time counts.
/// </summary>
internal sealed class PeopleRecord(RecordReader reader, PersonStore people) : IRecord
{
    private static readonly SqlText Sql = new("Privacy/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("persons", "Persons") { LeadBy = ["id", "work_email", "preferred_account", "manager_person_id", "manager_email"] },
        new("accounts", "Accounts") { LeadBy = ["id", "person_id", "email", "joined_from"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => people.Erase(db, person);

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => Task.FromResult(0);
}
