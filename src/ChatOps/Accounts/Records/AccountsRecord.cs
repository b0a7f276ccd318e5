using ChatOps.People;
using ChatOps.Privacy.Records;
using ChatOps.Storage;

namespace ChatOps.Accounts.Records;

/// <summary>
/// What the nightly check saw, former addresses, leave, and one-time codes. What counts is the last day of a leave, until when an address
/// was theirs, when a check began, and for a code, seven days after it expired.
/// </summary>
internal sealed class AccountsRecord(RecordReader reader) : IRecord
{
    private static readonly SqlText Sql = new("Accounts/Records");

    public IReadOnlyList<KeptTable> Tables { get; } =
    [
        new("former_emails", "FormerEmails") { LeadBy = ["email", "person_id"] },
        new("leave_days", "LeaveDays") { LeadBy = ["person_id"] },
        new("sightings", "Sightings") { LeadBy = ["account_id", "person_id", "email"] },
        new("directory_sightings", "DirectorySightings") { LeadBy = ["person_id", "manager_email"] },
        new("account_codes", "AccountCodes") { LeadBy = ["account_id", "typed_in"], Secrets = ["sealed"] },
    ];

    public Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person) => reader.Count(db, Sql, Tables, person);

    public Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person) => reader.Read(db, Sql, Tables, person);

    public Task Erase(Session db, PersonId person, Instant now) => InOrder.Run(
        db, Sql, new { PersonId = person },
        "EraseFormerEmails", "EraseLeave", "EraseSightings", "EraseDirectorySightings", "ForgetManagerSeen", "EraseCodes");

    public Task<int> PurgeOlderThan(Session db, PurgeBefore before) => InOrder.Run(
        db, Sql, before, "PurgeFormerEmails", "PurgeLeave", "PurgeSightings", "PurgeDirectorySightings", "PurgeCodes");
}
