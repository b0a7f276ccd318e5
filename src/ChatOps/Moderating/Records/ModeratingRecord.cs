using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Moderating.Records;

/// <summary>
/// Which of our texts a moderator sent to a pair. That a pair was written to stays, by a moderator who is an id. What counts is when it
/// was sent.
/// </summary>
internal sealed class ModeratingRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Moderating/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("step_ins", "StepIns") { LeadBy = ["sent_by"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => Task.CompletedTask;

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgeStepIns");
}
