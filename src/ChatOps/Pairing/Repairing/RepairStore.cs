using ChatOps.Channels.Queueing;
using ChatOps.Matching;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;

namespace ChatOps.Pairing.Repairing;

/// <summary>Who has no partner in an open round, and with whom they can't be paired again.</summary>
internal sealed class RepairStore(PairingStore pairings)
{
    private static readonly SqlText Sql = new("Pairing/Repairing");

    /// <summary>The first place where a day begins.</summary>
    private static readonly DateTimeZone Earliest = DateTimeZone.ForOffset(Offset.FromHours(14));

    /// <summary>Active members without a standing partnership in a round that has begun.</summary>
    public async Task<IReadOnlyList<Unpaired>> Waiting(Session db, Instant now, string roundId) =>
        await PairingStore.Active().All(db) is { } all ? [.. (await Rows(db, all, now, roundId)).Select(r => r.ToUnpaired())] : [];

    /// <summary>The same of all rounds, as it is stored: one that makes no sense stops no other round.</summary>
    public Task<IReadOnlyList<Row>> Waiting(Session db, IdRange members, Instant now) => Rows(db, members, now, "");

    public async Task<bool> IsOpen(Session db, string roundId) => await db.Find<string>(Sql["IsOpen"], new { Id = roundId }) is not null;

    public async Task<IReadOnlyList<Partnership>> Standing(Session db, string roundId)
    {
        var standing = new List<Partnership>();
        foreach (var id in await db.Query<string>(Sql["StandingInRound"], new { RoundId = roundId }))
            standing.AddRange(await pairings.Find(db, id) is { } partnership ? [partnership] : []);
        return standing;
    }

    /// <summary>Pairs whose partnership of this round ended and who don't stand together now.</summary>
    public async Task<IReadOnlyList<Pair>> Parted(Session db, string roundId) =>
        [.. (await db.Query<PairRow>(Sql["PartedInRound"], new { RoundId = roundId })).Select(r => new Pair(r.FirstId, r.SecondId))];

    public async Task Tried(Session db, string roundId, IEnumerable<PersonId> members, Instant now)
    {
        foreach (var member in members)
            await db.Execute(Sql["RememberTry"], new { RoundId = roundId, PersonId = member, Now = now });
    }

    public Task Told(Session db, string roundId, PersonId member, Instant now) =>
        db.Execute(
            Sql["RememberTold"], new { RoundId = roundId, PersonId = member, Now = now });

    private static Task<IReadOnlyList<Row>> Rows(Session db, IdRange members, Instant now, string roundId) =>
        db.Query<Row>(Sql["WaitingMembers"], new { members.After, members.Until, Today = now.InZone(Earliest).Date, RoundId = roundId });

    private sealed record PairRow
    {
        public string FirstId { get; init; } = "";
        public string SecondId { get; init; } = "";
    }

    internal sealed record Row
    {
        public string RoundId { get; init; } = "";
        public ProgramId ProgramId { get; init; }
        public int Number { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public PersonId PersonId { get; init; }
        public Instant JoinedAt { get; init; }
        public Instant? LeftAt { get; init; }
        public int QuietWeeks { get; init; }
        public Instant? TriedAt { get; init; }
        public Instant? ToldAt { get; init; }
        public string Zone { get; init; } = "";
        public string WorkDays { get; init; } = "";
        public string DaysOff { get; init; } = "";
        public int WorkFrom { get; init; }
        public int WorkUntil { get; init; }

        public Unpaired ToUnpaired()
        {
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
            return new Unpaired
            {
                PersonId = PersonId,
                Round = new Round { Id = RoundId, ProgramId = ProgramId, Number = Number, FirstDay = FirstDay, LastDay = LastDay },
                Hours = new QuietHours(zone, WorkDays, WorkFrom, WorkUntil) { DaysOff = ChatOps.People.DaysOff.Parse(DaysOff) },
                Since = Instant.Max(LeftAt ?? JoinedAt, zone.AtStartOfDay(FirstDay).ToInstant()),
                LeftAt = LeftAt,
                IsQuiet = QuietWeeks >= 2,
                TriedAt = TriedAt,
                ToldAt = ToldAt,
            };
        }
    }
}
