using ChatOps.Channels.Queueing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Rounds.Ending;

/// <summary>Answers to the end of a round. Words are under the key of who wrote them.</summary>
internal sealed partial class EndingStore(WordsCipher cipher, PairingStore pairings)
{
    /// <summary>The longest that anybody's last two working days reach back from the end of a round.</summary>
    private static readonly Period Ahead = Period.FromDays(14);

    private static readonly SqlText Sql = new("Rounds/Ending");

    /// <summary>As they are stored: one that makes no sense stops no other.</summary>
    public Task<IReadOnlyList<ToAskRow>> NotAsked(Session db, IdRange pairs, Instant now) =>
        db.Query<ToAskRow>(Sql["NotAsked"], new { pairs.After, pairs.Until, By = now.InUtc().Date.Plus(Ahead) });

    /// <summary>Its id; null when they were asked before.</summary>
    public async Task<string?> Ask(Session db, ToAsk member, Instant? againAt, Instant now)
    {
        var id = Ids.New();
        return await Add(db, id, member.Round.Id, member.MembershipId, member.PersonId, member.PartnershipId, now, againAt) ? id : null;
    }

    /// <summary>Answers to ask for once more.</summary>
    public Task<IReadOnlyList<string>> DueAgain(Session db, Instant now, int most) =>
        db.Query<string>(Sql["DueAgain"], new { Now = now, Most = most });

    /// <summary>Whose answer it is; null when they were asked again meanwhile.</summary>
    public async Task<PersonId?> AskAgain(Session db, string id) => (await db.Find<AgainRow>(Sql["AskAgain"], new { Id = id }))?.PersonId;

    public async Task<RoundEnd?> Find(Session db, string id)
    {
        if (
            await db.Find<Row>(Sql["FindRoundEnd"], new { Id = id }) is not { } row
            || await pairings.Find(db, row.PartnershipId) is not { } partnership
            || await pairings.FindRound(db, row.RoundId) is not { } round)
            return null;
        return new RoundEnd
        {
            Id = row.Id,
            Round = round,
            Partnership = partnership,
            Program = ProgramStore.ReadSettings(row.Settings),
            PersonId = row.PersonId,
            Next = row.Next,
            Helped = row.Helped,
            Words = Open(row.Id, row.Words, row.RingKey, row.Wrapped),
            AskAgainAt = row.AskAgainAt,
            ClosedAt = row.ClosedAt,
            WasQuiet = row.Weeks > 0 && row.Heard == 0,
            IsPaused = row.State == "paused",
            IsMutual = row.Next == "same" && row.Wishes == partnership.Partners.Count,
        };
    }

    /// <summary>False when the round was closed meanwhile.</summary>
    public async Task<bool> Answer(Session db, RoundEnd end, string next, string? helped, RoundEndWords words, Instant now) =>
        await db.Execute(
            Sql["AnswerRoundEnd"],
            new
            {
                end.Id,
                Next = next,
                Helped = helped,
                Words = words is { Change: null, Thanks: null }
                    ? null
                    : (await cipher.KeyOf(db, end.PersonId)).Seal(words, EndingJson.Default.RoundEndWords, Place(end.Id)),
                Now = now,
            }) > 0;

    /// <summary>The wish to stay together, kept apart from the answer: it counts only when all of the partnership have it.</summary>
    public Task Wish(Session db, RoundEnd end, bool isWished) =>
        db.Execute(
            Sql[isWished ? "WishToStay" : "ForgetWish"], new { RoundId = end.Round.Id, end.PersonId, PartnershipId = end.Partnership.Id });

    /// <summary>The answers of the others in the same partnership.</summary>
    public Task<IReadOnlyList<string>> OthersOf(Session db, RoundEnd end) =>
        db.Query<string>(Sql["OthersEnds"], new { PartnershipId = end.Partnership.Id, end.PersonId });

    private static async Task<bool> Add(
        Session db, string id, string round, string membership, PersonId person, string partnership, Instant? askedAt, Instant? againAt) =>
        await db.Execute(
            Sql["AddRoundEnd"],
            new
            {
                Id = id,
                RoundId = round,
                MembershipId = membership,
                PersonId = person,
                PartnershipId = partnership,
                AskedAt = askedAt,
                AskAgainAt = againAt,
            }) > 0;

    private RoundEndWords Open(string id, byte[]? words, string? ringKey, byte[]? wrapped) =>
        words is null || wrapped is null
            ? new RoundEndWords()
            : cipher.Unwrap(ringKey!, wrapped).Open(words, EndingJson.Default.RoundEndWords, Place(id));

    private static string Place(string id) => $"round_ends.words/{id}";

    private sealed record AgainRow
    {
        public PersonId PersonId { get; init; }
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string RoundId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string PartnershipId { get; init; } = "";
        public string? Next { get; init; }
        public string? Helped { get; init; }
        public byte[]? Words { get; init; }
        public Instant? AskAgainAt { get; init; }
        public Instant? ClosedAt { get; init; }
        public string Settings { get; init; } = "";
        public string? RingKey { get; init; }
        public byte[]? Wrapped { get; init; }
        public int Weeks { get; init; }
        public int Heard { get; init; }
        public string? State { get; init; }
        public int Wishes { get; init; }
    }

    internal sealed record ToAskRow
    {
        public string RoundId { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public int Number { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public string Settings { get; init; } = "";
        public string MembershipId { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string Zone { get; init; } = "";
        public string WorkDays { get; init; } = "";
        public int WorkFrom { get; init; }
        public int WorkUntil { get; init; }
        public string DaysOff { get; init; } = "";

        public ToAsk ToMember() =>
            new(
                new Round
                {
                    Id = RoundId,
                    ProgramId = ProgramId,
                    Number = Number,
                    FirstDay = FirstDay,
                    LastDay = LastDay,
                },
                ProgramStore.ReadSettings(Settings),
                MembershipId,
                PartnershipId,
                PersonId,
                new QuietHours(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc, WorkDays, WorkFrom, WorkUntil)
                {
                    DaysOff = ChatOps.People.DaysOff.Parse(DaysOff),
                });
    }
}
