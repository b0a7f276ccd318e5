using ChatOps.Channels.Dispatching;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Partnerships;

/// <summary>Rounds and the partnerships that stand in them.</summary>
internal sealed class PairingStore : IHoldPairs
{
    private static readonly SqlText Sql = new("Partnerships");

    private static readonly Statement Pairs = Sql["HoldPairs"].Locking("s");

    private static readonly Statement PairsOfAccounts = Sql["HoldPairsOfAccounts"];

    private static readonly Statement PairsOfAccount = PairsOfAccounts.ForOne();

    private static readonly Statement PairsOfPeople = Sql["HoldPairsOfPeople"].Locking("s");

    private static readonly Statement PairsOfProgram = Sql["HoldPairsOfProgram"].Locking("s");

    private static readonly Statement Members = Sql["HoldMembers"].Locking("m");

    /// <summary>All standing partnerships, over all programs, a range at a time.</summary>
    public static IdRanges Standing(int most = IdRanges.Usual) => new(Sql["EndOfStanding"], most);

    /// <summary>Likewise, all active memberships.</summary>
    public static IdRanges Active() => new(Sql["EndOfActive"]);

    /// <summary>Likewise, all of those who take a break.</summary>
    public static IdRanges Paused() => new(Sql["EndOfPaused"]);

    /// <summary>The partnership in which this person stands now in this program, or null between pairs.</summary>
    public async Task<Partnership?> StandingOf(Session db, ProgramId program, PersonId person) =>
        Fold(await db.Query<PartnerRow>(Sql["StandingOf"], new { ProgramId = program, PersonId = person })).FirstOrDefault();

    public async Task<Partnership?> Find(Session db, string partnershipId) =>
        Fold(await db.Query<PartnerRow>(Sql["FindPartnership"], new { Id = partnershipId })).FirstOrDefault();

    /// <summary>All partnerships in which this person stands now, over all programs.</summary>
    public async Task<IReadOnlyList<Partnership>> AllStandingOf(Session db, PersonId person) =>
        Fold(await db.Query<PartnerRow>(Sql["AllStandingOf"], new { PersonId = person }));

    /// <summary>The program's open round, or null.</summary>
    public async Task<Round?> OpenRound(Session db, ProgramId program) =>
        (await db.Find<RoundRow>(Sql["OpenRound"], new { ProgramId = program }))?.ToRound();

    public async Task<Round?> FindRound(Session db, string id) => (await db.Find<RoundRow>(Sql["FindRound"], new { Id = id }))?.ToRound();

    public async Task<int> LastNumber(Session db, ProgramId program) =>
        await db.Find<int?>(Sql["LastRoundNumber"], new { ProgramId = program }) ?? 0;

    public Task Hold(Session db, IReadOnlyList<AccountKey> accounts) => accounts is [var only]
        ? HoldStanding(db, PairsOfAccount, new { Channels = AccountText.Of(only.Channel), Tenants = only.Tenant, UserIds = only.UserId })
        : HoldStanding(db, PairsOfAccounts, new
        {
            Channels = accounts.Select(a => AccountText.Of(a.Channel)).ToArray(),
            Tenants = accounts.Select(a => a.Tenant).ToArray(),
            UserIds = accounts.Select(a => a.UserId).ToArray(),
        });

    /// <summary>Likewise, those in which these people stand.</summary>
    public Task HoldOf(Session db, IEnumerable<PersonId> people) =>
        HoldStanding(db, PairsOfPeople, new { People = people.Select(p => p.Value).ToArray() });

    /// <summary>Likewise, these pairs. False: one of them has ended.</summary>
    public async Task<bool> Hold(Session db, IEnumerable<string> partnerships) =>
        (await Lock<HeldRow>(db, Pairs, new { Ids = partnerships.ToArray() })).All(r => r.EndedAt is null);

    /// <summary>Likewise, all that stand in a program.</summary>
    public Task HoldOf(Session db, ProgramId program) => HoldStanding(db, PairsOfProgram, new { ProgramId = program });

    /// <summary>
    /// Those of them who are active members, and stay so until the unit of work ends: who is put together neither leaves nor takes a break
    /// meanwhile.
    /// </summary>
    public async Task<IReadOnlySet<string>> HoldMembers(Session db, ProgramId program, IEnumerable<string> people) =>
        (await db.Query<string>(Members, new { ProgramId = program, People = people.ToArray() })).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Whoever opens or closes a round of a program, or puts people together in it, does so alone until their unit of work ends.
    /// </summary>
    public Task Lock(Session db, ProgramId program) => db.Find<string>(Sql["LockProgram"], new { Id = program });

    public Task AddRound(Session db, Round round) => db.Execute(Sql["AddRound"], new
    {
        round.Id,
        round.ProgramId,
        round.Number,
        round.FirstDay,
        round.LastDay,
    });

    public async Task Add(Session db, Partnership partnership)
    {
        await db.Execute(Sql["AddPartnership"], new { partnership.Id, partnership.ProgramId, partnership.RoundId, partnership.StartedAt });
        foreach (var partner in partnership.Partners)
            await db.Execute(Sql["AddPartner"], new { PartnershipId = partnership.Id, partner.PersonId, Side = Sides.Text(partner.Side) });
    }

    /// <summary>False when it had ended before: whoever ends it first tells the partners.</summary>
    public async Task<bool> End(Session db, string partnershipId, Instant now) =>
        await db.Execute(Sql["EndPartnership"], new { Id = partnershipId, Now = now }) > 0;

    /// <summary>Until when either partner may ask for another one.</summary>
    public Task PlanTrial(Session db, string partnershipId, Instant endsAt) =>
        db.Execute(Sql["PlanTrial"], new { Id = partnershipId, EndsAt = endsAt });

    /// <summary>False when it was marked before.</summary>
    public async Task<bool> EndTrial(Session db, string partnershipId) => await db.Execute(Sql["EndTrial"], new { Id = partnershipId }) > 0;

    /// <summary>When the pair's first meeting is over, as their meetings stand now. False when nothing moved: what is past stays.</summary>
    public async Task<bool> SettleFirstMeeting(Session db, string partnershipId, Instant now) =>
        await db.Execute(Sql["SettleFirstMeeting"], new { PartnershipId = partnershipId, Now = now }) > 0;

    /// <summary>Rounds whose last day is before this day and that are still open.</summary>
    public async Task<IReadOnlyList<Round>> RoundsOver(Session db, LocalDate today) =>
        [.. (await db.Query<RoundRow>(Sql["RoundsOver"], new { Today = today })).Select(r => r.ToRound())];

    /// <summary>Closes the round and ends its partnerships.</summary>
    public async Task Close(Session db, Round round, Instant now)
    {
        await Lock(db, round.ProgramId);
        await db.Execute(Sql["CloseRound"], new { round.Id });
        await db.Execute(Sql["EndPartnerships"], new { RoundId = round.Id, Now = now });
    }

    /// <summary>
    /// Whoever held one of them before us may have ended it, and put those who stay together anew: then that one is held, too.
    /// </summary>
    private static async Task HoldStanding(Session db, Statement statement, object values)
    {
        while ((await Lock<HeldRow>(db, statement, values)).Any(r => r.EndedAt is not null))
        {
        }
    }

    /// <summary>One writer holds everything anyway.</summary>
    private static async Task<IReadOnlyList<T>> Lock<T>(Session db, Statement statement, object values) =>
        db.Engine == Engine.Sqlite ? [] : await db.Query<T>(statement, values);

    private static List<Partnership> Fold(IReadOnlyList<PartnerRow> rows) =>
        [.. rows.GroupBy(r => r.Id).Select(g => g.First().ToPartnership([.. g.Select(r => r.ToPartner())]))];

    private sealed record PartnerRow
    {
        public string Id { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public string RoundId { get; init; } = "";
        public Instant StartedAt { get; init; }
        public Instant? EndedAt { get; init; }
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
        public string Side { get; init; } = "";

        public Partner ToPartner() => new() { PersonId = PersonId, DisplayName = DisplayName, Side = Sides.Parse(Side) };

        public Partnership ToPartnership(IReadOnlyList<Partner> partners) =>
            new() { Id = Id, ProgramId = ProgramId, RoundId = RoundId, StartedAt = StartedAt, EndedAt = EndedAt, Partners = partners };
    }

    private sealed record HeldRow
    {
        public string Id { get; init; } = "";
        public Instant? EndedAt { get; init; }
    }

    private sealed record RoundRow
    {
        public string Id { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public int Number { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public string State { get; init; } = "";

        public Round ToRound() => new()
        {
            Id = Id,
            ProgramId = ProgramId,
            Number = Number,
            FirstDay = FirstDay,
            LastDay = LastDay,
            State = State == "open" ? RoundState.Open : RoundState.Closed,
        };
    }
}
