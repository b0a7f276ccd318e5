using ChatOps.Counting;
using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Joining.Records;

/// <summary>
/// Who takes part in what, and what they stated. An intake serves as long as its member may be paired by it; after that what counts is
/// the last week in which they were a member, for their words as for the membership itself. An invitation counts from the day on which it
/// was sent.
/// </summary>
internal sealed class JoiningRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Joining/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("memberships", "Memberships") { LeadBy = ["person_id"] },
        new("intakes", "Intakes") { LeadBy = ["membership_id"], Sealed = ["words"], Key = "membership_id" },
        new("leavings", "Leavings") { LeadBy = ["membership_id"], Key = "membership_id" },
        new("notice_agreements", "NoticeAgreements") { LeadBy = ["membership_id"] },
        new("invitations", "Invitations") { LeadBy = ["person_id", "email", "invited_by"] },
        new("program_channels", "ProgramChannels") { LeadBy = ["set_by", "account_id"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public async Task Erase(Session db, PersonId person, Instant now)
    {
        var values = new { PersonId = person };
        foreach (var membership in await db.Query<string>(Sql["EndMemberships"], values))
            await MemberCounts.Keep(db, membership, now);
        await MemberCounts.Forget(db, person);
        await InOrder.Run(
            db, Sql, values, "EraseIntakes", "EraseLeavings", "EraseAgreements", "EraseInvitations", "EraseChannels", "EraseMemberships");
    }

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgeIntakes", "PurgeInvitations", "PurgeLeavings", "PurgeAgreements", "PurgeMemberships");
}
