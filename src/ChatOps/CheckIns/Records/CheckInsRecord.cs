using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.CheckIns.Responses;
using ChatOps.Pairing;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.CheckIns.Records;

/// <summary>
/// Weeks, and what partners gave back. A week that was shared stays as a row without words, so that the partner's copy can say that it
/// was removed and keeps what the partner wrote about it. What counts is the last day of the round, closed meanwhile, for words as for
/// the rest.
/// </summary>
internal sealed class CheckInsRecord(RecordReader reader, CoverStore covers, Outbox outbox) : IRecord
{
    private static readonly SqlText Sql = new("CheckIns/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("check_ins", "CheckIns") { LeadBy = ["membership_id", "person_id"], Sealed = ["words", "draft"] },
        new("responses", "Responses") { LeadBy = ["check_in_id", "person_id", "to_person"], Sealed = ["words"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public async Task Erase(Session db, PersonId person, Instant now)
    {
        var values = new { PersonId = person };
        await db.Execute(Sql["EraseGestures"], values);
        await RefreshMessages(db, await db.Query<string>(Sql["EmptyResponses"], values));
        await db.Execute(Sql["ForgetReceiver"], values);
        await covers.ForgetShares(db, person);
        await db.Execute(Sql["EraseUnshared"], values);
        await RefreshCopies(db, await db.Query<string>(Sql["EmptyCheckIns"], values));
    }

    public async Task<int> PurgeOlderThan(Session db, PurgeBefore before)
    {
        var messages = await db.Query<string>(Sql["EmptyOldResponses"], before);
        await RefreshMessages(db, messages);
        var weeks = await db.Query<string>(Sql["EmptyOldCheckIns"], before);
        await RefreshCopies(db, weeks);
        await outbox.RefreshAll(db, CheckInForm.Kind, [.. weeks]);
        await covers.FoldShares(db, before.FactsDay);
        return messages.Count + weeks.Count + await InOrder.Run(db, Sql, before, "PurgeResponses", "PurgeCheckIns");
    }

    private Task RefreshCopies(Session db, IEnumerable<string> weeks) => outbox.RefreshAll(db, PartnerCopyCard.Kind, [.. weeks]);

    private async Task RefreshMessages(Session db, IEnumerable<string> messages)
    {
        foreach (var kind in (string[])[CommentCard.Kind, BrainstormCard.Kind, ReportCard.Kind])
            await outbox.RefreshAll(db, kind, [.. messages.Distinct()]);
        // Whoever wrote them reads them again on their copy of the week.
        await RefreshCopies(db, await db.Query<string>(Sql["WeeksOfMessages"], new { Messages = messages.Distinct().ToArray() }));
    }
}
