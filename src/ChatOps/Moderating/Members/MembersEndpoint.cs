using ChatOps.Partnerships;
using ChatOps.Privacy;
using ChatOps.Rounds.Delivered;
using ChatOps.Storage;

namespace ChatOps.Moderating.Members;

/// <summary>Everybody in a program: state, partner, and whether a round's news reached them. No words, no wishes, no exclusions.</summary>
internal sealed class MembersEndpoint(Db db, DeliveryBook book, AuditLog audit)
{
    public const string Here = "members";

    private static readonly SqlText Sql = new("Moderating");

    public async Task<PageAnswer> Show(PageRequest look, Ct ct)
    {
        await db.Write(session => audit.Record(session, look.Moderator.Actor, "console.members.opened"), ct);
        var (rounds, round, listed) = await db.Read(
            async session =>
            {
                var rounds = (await session.Query<RoundRow>(Sql["RoundsOfProgram"], new { ProgramId = look.Program.Id }))
                    .Select(r => r.ToRound(look.Program.Id))
                    .ToList();
                var round = rounds.Find(r => $"{r.Number}" == look.Asked("round")) ?? rounds.FirstOrDefault();
                var members = await session.Query<MemberRow>(Sql["MembersOfProgram"], new { ProgramId = look.Program.Id });
                var told = round is null ? [] : await book.Of(session, round);
                var partners = round is null ? [] : await session.Query<PartnerRow>(Sql["PartnersOfRound"], new { RoundId = round.Id });
                return (rounds, round, Listed(round, members, told, partners));
            },
            ct);
        return MembersPage.Write(look, rounds, round, listed);
    }

    /// <summary>Who takes part, and of those who left, who was in the round. In a round that is over nobody waits any more. Pure.</summary>
    internal static IReadOnlyList<ListedMember> Listed(
        Round? round, IReadOnlyList<MemberRow> members, IReadOnlyList<DeliveryBook.Entry> told, IReadOnlyList<PartnerRow> partners)
    {
        var news = told.Where(e => round?.State == RoundState.Open || e.Told.State != DeliveryState.Waiting)
            .GroupBy(e => e.Told.PersonId.Value)
            .ToDictionary(g => g.Key, g => g.First());
        // The one that stands; of those that have ended, the last.
        var places = partners
            .GroupBy(p => p.PersonId)
            .ToDictionary(g => g.Key, g => g.Last(p => p.Stands == g.Any(x => x.Stands)).PartnershipId);
        var groups = partners.ToLookup(p => p.PartnershipId);
        return
        [
            .. members
                .Where(m => m.State != "left" || places.ContainsKey(m.PersonId))
                .Select(m => new ListedMember(
                    m.DisplayName,
                    m.State,
                    m.PausedUntil,
                    [
                        .. places.TryGetValue(m.PersonId, out var place)
                            ? groups[place].Where(p => p.PersonId != m.PersonId).Select(p => p.DisplayName)
                            : [],
                    ],
                    news.GetValueOrDefault(m.PersonId))),
        ];
    }

    internal sealed record MemberRow
    {
        public string PersonId { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string State { get; init; } = "";
        public LocalDate? PausedUntil { get; init; }
    }

    internal sealed record PartnerRow
    {
        public string PartnershipId { get; init; } = "";
        public string PersonId { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public bool Stands { get; init; }
    }

    private sealed record RoundRow
    {
        public string Id { get; init; } = "";
        public int Number { get; init; }
        public LocalDate FirstDay { get; init; }
        public LocalDate LastDay { get; init; }
        public string State { get; init; } = "";

        public Round ToRound(ChatOps.Programs.ProgramId program) =>
            new()
            {
                Id = Id,
                ProgramId = program,
                Number = Number,
                FirstDay = FirstDay,
                LastDay = LastDay,
                State = State == "open" ? RoundState.Open : RoundState.Closed,
            };
    }
}

/// <summary>A member as the list shows them.</summary>
/// <param name="Name">Their name.</param>
/// <param name="State">Of the membership, as it is stored.</param>
/// <param name="PausedUntil">Null: until they say so.</param>
/// <param name="Partners">In the round that is shown.</param>
/// <param name="News">What became of that round's news to them; null: there was none.</param>
internal sealed record ListedMember(
    string Name, string State, LocalDate? PausedUntil, IReadOnlyList<string> Partners, DeliveryBook.Entry? News);
