using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Programs.Records;

/// <summary>
/// Who moderates a program, and who is named in its settings as a contact, by work email. Nobody is that for a time only: no time counts.
/// </summary>
internal sealed class ProgramsRecord(RecordReader reader, ProgramStore programs) : IRecord
{
    private static readonly SqlText Sql = new("Programs/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("programs", "Programs") { LeadBy = ["settings"] },
        new("moderators", "Moderators") { LeadBy = ["email"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public async Task Erase(Session db, PersonId person, Instant now)
    {
        foreach (var address in await db.Query<string>(Sql["AddressesOf"], new { PersonId = person }))
            await programs.ForgetContact(db, address);
        await db.Execute(Sql["EraseModerators"], new { PersonId = person });
    }

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => Task.FromResult(0);
}
