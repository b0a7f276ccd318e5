using System.Security.Cryptography;
using ChatOps.Counting;
using ChatOps.Joining.Away;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Joining;

/// <summary>Who is in which program, and what they stated.</summary>
internal sealed class MembershipStore(WordsCipher cipher)
{
    private static readonly SqlText Sql = new("Joining");

    private static readonly Statement ForChange = Sql["FindMembership"].Locking("memberships");

    private static readonly Statement ByIdForChange = Sql["FindMembershipById"].Locking("memberships");

    private static readonly Statement OfForChange = Sql["MembershipsOf"].Locking("memberships");

    public async Task<Membership?> Find(Session db, ProgramId program, PersonId person) =>
        (await db.Find<Row>(Sql["FindMembership"], new { ProgramId = program, PersonId = person }))?.ToMembership();

    public async Task<Membership?> Find(Session db, string id) =>
        (await db.Find<Row>(Sql["FindMembershipById"], new { Id = id }))?.ToMembership();

    /// <summary>For a change: nobody else changes this membership, or what it means for check-ins, until the unit of work ends.</summary>
    public async Task<Membership?> Load(Session db, ProgramId program, PersonId person) =>
        (await db.Find<Row>(ForChange, new { ProgramId = program, PersonId = person }))?.ToMembership();

    public async Task<Membership?> Load(Session db, string id) => (await db.Find<Row>(ByIdForChange, new { Id = id }))?.ToMembership();

    public async Task<IReadOnlyList<Membership>> LoadOf(Session db, PersonId person) =>
        [.. (await db.Query<Row>(OfForChange, new { PersonId = person })).Select(r => r.ToMembership())];

    public async Task<IReadOnlyList<Membership>> Of(Session db, PersonId person) =>
        [.. (await db.Query<Row>(Sql["MembershipsOf"], new { PersonId = person })).Select(r => r.ToMembership())];

    /// <summary>Members of a program in one state, by name.</summary>
    public Task<IReadOnlyList<Member>> In(Session db, ProgramId program, MembershipState state) =>
        db.Query<Member>(Sql["MembersIn"], new { ProgramId = program, State = StateText(state) });

    /// <summary>Everybody who paused until this day or an earlier one.</summary>
    public Task<IReadOnlyList<PausedMember>> PausedUntil(Session db, LocalDate day) =>
        db.Query<PausedMember>(Sql["PausedUntil"], new { Day = day });

    /// <summary>Active members who stand in no partnership now.</summary>
    public Task<IReadOnlyList<Member>> Unpaired(Session db, ProgramId program) =>
        db.Query<Member>(Sql["UnpairedMembers"], new { ProgramId = program });

    /// <summary>Adds the membership or brings it up to date; a second joining keeps the first record.</summary>
    public async Task Save(Session db, Membership membership, Instant now)
    {
        var id = await db.Find<string>(Sql["SaveMembership"], new
        {
            membership.Id,
            membership.ProgramId,
            membership.PersonId,
            State = StateText(membership.State),
            membership.PausedUntil,
            membership.NoticeVersion,
            Now = now,
        });
        await MemberCounts.Keep(db, id!, now);
        await db.Execute(Sql["AddAgreement"], new { MembershipId = id, Version = membership.NoticeVersion, Now = now });
    }

    /// <summary>Members of a program who agreed to an older notice and were not shown this one.</summary>
    public async Task<IReadOnlyList<(string MembershipId, PersonId Person)>> BehindNotice(
        Session db, ProgramId program, int version, int most) =>
        [
            .. (
                await db.Query<Member>(
                    Sql["BehindNotice"],
                    new { ProgramId = program, Version = version, Most = most })).Select(m => (m.MembershipId, m.PersonId)),
        ];

    public Task NoteShown(Session db, string membershipId, int version) =>
        db.Execute(Sql["NoteShown"], new { Id = membershipId, Version = version });

    /// <summary>When the member's next check-in opens; null while nothing is due.</summary>
    public static Task PlanCheckIn(Session db, string membershipId, Instant? nextAt) =>
        db.Execute(Sql["PlanCheckIn"], new { MembershipId = membershipId, NextAt = nextAt });

    /// <summary>The first day of the program's next round, where one is planned.</summary>
    public async Task<LocalDate?> NextRoundDay(Session db, ProgramId program) =>
        (await db.Find<PlanRow>(Sql["NextRoundDay"], new { ProgramId = program }))?.NextFirstDay;

    /// <summary>The program's moderators whom a channel vouched for.</summary>
    public async Task<IReadOnlyList<PersonId>> ModeratorsToTell(Session db, ProgramId program) =>
        [.. (await db.Query<Member>(Sql["ModeratorsToTell"], new { ProgramId = program })).Select(m => m.PersonId)];

    public async Task<Intake?> FindIntake(Session db, Membership membership)
    {
        var row = await db.Find<IntakeRow>(Sql["FindIntake"], new { MembershipId = membership.Id });
        if (row is null)
            return null;
        var key = row.Words is null ? null : await cipher.FindKey(db, membership.PersonId);
        // Empty words would be saved over those that can't be read now.
        return row.ToIntake(row.Words is null ? new IntakeWords()
            : key is null ? throw new CryptographicException("There is no key for these words.")
            : key.Open(row.Words, IntakeJson.Default.IntakeWords, Place(row.MembershipId)));
    }

    public async Task SaveIntake(Session db, PersonId person, Intake intake, Instant now)
    {
        var key = await cipher.KeyOf(db, person);
        await db.Execute(Sql["SaveIntake"], new
        {
            intake.MembershipId,
            intake.Topic,
            Languages = string.Join(',', intake.Languages),
            Mode = string.Join(',', intake.Modes),
            intake.FeedbackStyle,
            intake.OwnTimes,
            intake.Overlap,
            intake.PostsIntro,
            Side = intake.Side is { } side ? Sides.Text(side) : null,
            Words = key.Seal(intake.Words, IntakeJson.Default.IntakeWords, Place(intake.MembershipId)),
            Now = now,
        });
    }

    private static string Place(string membershipId) => $"intakes.words/{membershipId}";

    private static string StateText(MembershipState state) => state switch
    {
        MembershipState.Applied => "applied",
        MembershipState.Active => "active",
        MembershipState.Paused => "paused",
        MembershipState.Graduated => "graduated",
        MembershipState.Left => "left",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private sealed record PlanRow
    {
        public LocalDate? NextFirstDay { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public PersonId PersonId { get; init; }
        public string State { get; init; } = "";
        public LocalDate? PausedUntil { get; init; }
        public int NoticeVersion { get; init; }
        public Instant JoinedAt { get; init; }

        public Membership ToMembership() => new()
        {
            Id = Id,
            ProgramId = ProgramId,
            PersonId = PersonId,
            State = Enum.Parse<MembershipState>(State, ignoreCase: true),
            PausedUntil = PausedUntil,
            NoticeVersion = NoticeVersion,
            JoinedAt = JoinedAt,
        };
    }

    private sealed record IntakeRow
    {
        public string MembershipId { get; init; } = "";
        public string Topic { get; init; } = "";
        public string Languages { get; init; } = "";
        public string Mode { get; init; } = "";
        public string FeedbackStyle { get; init; } = "";
        public bool OwnTimes { get; init; }
        public string? Overlap { get; init; }
        public bool PostsIntro { get; init; }
        public string? Side { get; init; }
        public byte[]? Words { get; init; }

        public Intake ToIntake(IntakeWords words) => new()
        {
            MembershipId = MembershipId,
            Topic = Topic,
            Languages = Languages.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Modes = Mode.Split(',', StringSplitOptions.RemoveEmptyEntries),
            FeedbackStyle = FeedbackStyle,
            OwnTimes = OwnTimes,
            Overlap = Overlap,
            PostsIntro = PostsIntro,
            Side = Side is null ? null : Sides.Parse(Side),
            Words = words,
        };
    }
}

/// <summary>One line in a moderator's list.</summary>
internal sealed record Member
{
    public string MembershipId { get; init; } = "";
    public PersonId PersonId { get; init; }
    public string DisplayName { get; init; } = "";
}
