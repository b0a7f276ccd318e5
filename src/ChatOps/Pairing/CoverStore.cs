using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Pairing;

/// <summary>Who is taken along by whom while a partner is away.</summary>
internal sealed class CoverStore(PairingStore pairings)
{
    /// <summary>A break that is shorter is waited out.</summary>
    private static readonly Period Shortest = Period.FromDays(7);

    private static readonly SqlText Sql = new("Pairing");

    /// <summary>Pairs with one partner away for a week or more, and nobody asked, offered or refused yet.</summary>
    public Task<IReadOnlyList<Gap>> Gaps(Session db, IdRange away, Instant now) =>
        db.Query<Gap>(Sql["CoverGaps"], new { away.After, away.Until, From = now.InUtc().Date.Plus(Shortest) });

    /// <summary>
    /// Standing pairs of the round whose members are there, and who are neither asked nor covering, and were not asked for this gap.
    /// </summary>
    public async Task<IReadOnlyList<Partnership>> Neighbours(Session db, Gap gap)
    {
        var pairs = new List<Partnership>();
        foreach (var id in await db.Query<string>(Sql["NeighbourPairs"], new { gap.RoundId, gap.PartnershipId }))
            pairs.AddRange(await pairings.Find(db, id) is { } pair ? [pair] : []);
        return pairs;
    }

    /// <summary>Its id; null when somebody was asked for this gap meanwhile.</summary>
    public async Task<string?> Ask(Session db, Gap gap, string neighbours, Instant now)
    {
        var id = Ids.New();
        return
            await db.Execute(
                Sql["AskForCover"],
                new { Id = id, gap.PartnershipId, gap.AwayId, gap.PersonId, ByPartnershipId = neighbours, gap.Until, Now = now }) > 0
            ? id
            : null;
    }

    public async Task<Cover?> Find(Session db, string id) =>
        await db.Find<Row>(Sql["FindCover"], new { Id = id }) is { } row
        && await pairings.Find(db, row.PartnershipId) is { } partnership && await pairings.Find(db, row.ByPartnershipId) is { } neighbours
            ? new Cover
            {
                Id = row.Id,
                Partnership = partnership,
                AwayId = row.AwayId,
                PersonId = row.PersonId,
                Neighbours = neighbours,
                Until = row.Until,
                State = Enum.Parse<CoverState>(row.State, ignoreCase: true),
                Willing = [.. (await db.Query<string>(Sql["WillingToCover"], new { CoverId = id })).Select(p => new PersonId(p))],
            }
            : null;

    public Task Agree(Session db, string id, PersonId neighbour) =>
        db.Execute(Sql["AgreeToCover"], new { CoverId = id, PersonId = neighbour });

    /// <summary>False when it had moved on meanwhile.</summary>
    public async Task<bool> Move(Session db, string id, CoverState from, CoverState to) =>
        await db.Execute(Sql["MoveCover"], new { Id = id, From = Text(from), To = Text(to) }) > 0;

    /// <summary>
    /// Those whose reason is gone (the partner is back, a pair ended, somebody left), and those that were asked for before this and not
    /// answered by both: nobody waits longer.
    /// </summary>
    public Task<IReadOnlyList<string>> ToEnd(Session db, Instant askedBefore, int most) =>
        db.Query<string>(Sql["CoversToEnd"], new { Before = askedBefore, Most = most });

    /// <summary>The pairs that these covers concern: those with somebody away, and their neighbours.</summary>
    public Task<IReadOnlyList<string>> PairsOf(Session db, IReadOnlyList<string> ids) =>
        db.Query<string>(Sql["PairsOfCovers"], new { Ids = ids.ToArray() });

    /// <summary>Ends one of them, as what it is then. False when there is nothing to end any more.</summary>
    public async Task<bool> End(Session db, string id, Instant askedBefore) =>
        await db.Execute(Sql["EndIdleCover"], new { Id = id }) + await db.Execute(Sql["GiveUpCover"], new { Id = id, Before = askedBefore })
        > 0;

    public Task<IReadOnlyList<string>> SharedWeeks(Session db, string id) => db.Query<string>(Sql["SharedWithCover"], new { CoverId = id });

    /// <summary>
    /// With whom this member can share a week beside their partner now: the cover and its other members; null when there is none.
    /// </summary>
    public async Task<(string Id, IReadOnlyList<Partner> Others)?> StandingOf(Session db, ProgramId program, PersonId person)
    {
        var rows = await db.Query<OtherRow>(Sql["StandingCover"], new { ProgramId = program, PersonId = person });
        return rows.Count == 0
            ? null
            : (
                rows[0].Id,
                [.. rows.Where(r => r.Id == rows[0].Id).Select(r => new Partner { PersonId = r.PersonId, DisplayName = r.DisplayName })]);
    }

    /// <summary>Before the weeks of this person that nobody has are erased.</summary>
    public Task ForgetShares(Session db, PersonId person) => db.Execute(Sql["ForgetCoverShares"], new { PersonId = person });

    /// <summary>Before the weeks of closed rounds are purged that ended before this day.</summary>
    public Task FoldShares(Session db, LocalDate day) => db.Execute(Sql["FoldCoverShares"], new { FactsDay = day });

    public Task Share(Session db, string checkInId, string coverId) =>
        db.Execute(Sql["ShareWithCover"], new { CheckInId = checkInId, CoverId = coverId });

    private static string Text(CoverState state) => state switch
    {
        CoverState.Asking => "asking",
        CoverState.Offered => "offered",
        CoverState.Standing => "standing",
        CoverState.Declined => "declined",
        CoverState.Over => "over",
        _ => "ended",
    };

    private sealed record OtherRow
    {
        public string Id { get; init; } = "";
        public PersonId PersonId { get; init; }
        public string DisplayName { get; init; } = "";
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string PartnershipId { get; init; } = "";
        public PersonId AwayId { get; init; }
        public PersonId PersonId { get; init; }
        public string ByPartnershipId { get; init; } = "";
        public LocalDate Until { get; init; }
        public string State { get; init; } = "";
    }
}
