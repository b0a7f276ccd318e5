using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Accounts.Changes;

/// <summary>Nightly checks and what they saw.</summary>
internal sealed class CheckStore
{
    private static readonly SqlText Sql = new("Accounts/Changes");

    private static readonly Statement ForChange = Sql["FindCheck"].Locking("people_checks");

    /// <summary>False when this night has its check already. Everybody who takes part is to be looked at.</summary>
    public async Task<bool> Begin(Session db, LocalDate night, Instant now)
    {
        var id = Ids.New();
        if (await db.Execute(Sql["BeginCheck"], new { Id = id, Night = night, Now = now }) == 0)
            return false;
        await db.Execute(Sql["ReplaceWaiting"], new { Id = id });
        await db.Execute(Sql["AwaitSightings"], new { CheckId = id, Now = now });
        return true;
    }

    /// <summary>The check that is looking now, or null.</summary>
    public Task<PeopleCheck?> Looking(Session db) => db.Find<PeopleCheck>(Sql["CheckLooking"]);

    /// <summary>For a change: two moderators who answer at the same moment do so one after the other.</summary>
    public Task<PeopleCheck?> Load(Session db, string id) => db.Find<PeopleCheck>(ForChange, new { Id = id });

    public Task<PeopleCheck?> Find(Session db, string id) => db.Find<PeopleCheck>(Sql["FindCheck"], new { Id = id });

    /// <summary>True while no check was ever brought to its end here.</summary>
    public async Task<bool> IsFirst(Session db) => await db.Find<int>(Sql["CountDone"]) == 0;

    public Task Move(Session db, string id, string state) => db.Execute(Sql["MoveCheck"], new { Id = id, State = state });

    /// <summary>Accounts that the channel is still to be asked about.</summary>
    public async Task<IReadOnlyList<(AccountId Account, PersonId Person)>> Unasked(Session db, string check, int most) =>
        [.. (await db.Query<Sighting>(Sql["Unasked"], new { CheckId = check, Most = most })).Select(s => (s.AccountId, s.PersonId))];

    public Task NoteAsked(Session db, string check, AccountId account) =>
        db.Execute(Sql["NoteAsked"], new { CheckId = check, AccountId = account });

    public async Task<bool> IsComplete(Session db, string check) => await db.Find<int>(Sql["CountUnseen"], new { CheckId = check }) == 0;

    /// <summary>False when no check waits for this account.</summary>
    public async Task<bool> See(Session db, Sighting sighting, Instant now) => await db.Execute(Sql["SeeAccount"], new
    {
        sighting.AccountId,
        sighting.IsGone,
        sighting.Name,
        sighting.Email,
        sighting.IsEmailVerified,
        sighting.Zone,
        sighting.Locale,
        sighting.IsGuest,
        Now = now,
    }) > 0;

    /// <summary>What was seen and not taken over yet, the preferred account of each person first.</summary>
    public Task<IReadOnlyList<Sighting>> Seen(Session db, string check) => db.Query<Sighting>(Sql["Seen"], new { CheckId = check });

    public Task NoteApplied(Session db, string check, PersonId person) =>
        db.Execute(Sql["NoteApplied"], new { CheckId = check, PersonId = person });

    public async Task<IReadOnlyList<AskedPerson>> NotInDirectory(Session db, string check, int most) =>
        [
            .. (await db.Query<AskedRow>(Sql["NotInDirectory"], new { CheckId = check, Most = most })).Select(r => new AskedPerson(
                r.PersonId, r.ObjectId, r.WorkEmail)),
        ];

    /// <param name="db">The unit of work.</param>
    /// <param name="check">In which check.</param>
    /// <param name="person">Who was asked about.</param>
    /// <param name="entry">Null: the directory does not know them.</param>
    public Task Learn(Session db, string check, PersonId person, DirectoryEntry? entry) => db.Execute(Sql["LearnEntry"], new
    {
        CheckId = check,
        PersonId = person,
        IsKnown = entry is not null,
        IsEnabled = entry?.IsEnabled ?? true,
        entry?.ManagerEmail,
        entry?.Department,
        entry?.Seniority,
    });

    public async Task<IReadOnlyList<DirectoryEntry>> Entries(Session db, string check) =>
        [
            .. (await db.Query<EntryRow>(Sql["Entries"], new { CheckId = check })).Select(r => new DirectoryEntry(
                r.PersonId, r.IsEnabled, r.ManagerEmail, r.Department)
            {
                Seniority = r.Seniority,
            }),
        ];

    /// <summary>What others wrote about this address still means them.</summary>
    public Task KeepFormerEmail(Session db, PersonId person, string before, Instant now) =>
        db.Execute(Sql["KeepFormerEmail"], new { Email = before, PersonId = person, Now = now });

    private sealed record AskedRow
    {
        public PersonId PersonId { get; init; }
        public string? ObjectId { get; init; }
        public string? WorkEmail { get; init; }
    }

    private sealed record EntryRow
    {
        public PersonId PersonId { get; init; }
        public bool IsEnabled { get; init; }
        public string? ManagerEmail { get; init; }
        public string? Department { get; init; }
        public int? Seniority { get; init; }
    }
}
