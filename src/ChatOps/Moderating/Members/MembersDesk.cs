using ChatOps.Channels.Web;
using ChatOps.Pairing;
using ChatOps.Pairing.Rounds.Delivered;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Moderating.Members;

/// <summary>Everybody in a program: state, partner, and whether this round's news reached them. No words, no wishes, no exclusions.</summary>
internal sealed class MembersDesk(Db db, PairingStore pairings, DeliveryBook book, AuditLog audit)
{
    private static readonly SqlText Sql = new("Moderating");

    public async Task<string> Show(Moderator moderator, Program program, Ct ct)
    {
        var (members, told) = await db.Write(async session =>
        {
            await audit.Record(session, moderator.Actor, "console.members.opened");
            var round = await pairings.OpenRound(session, program.Id);
            return (await session.Query<MemberRow>(Sql["MembersOfProgram"], new { ProgramId = program.Id }), round is null ? [] : await book.Of(session, round));
        }, ct);
        return Frame.Write(moderator, moderator.Phrases["console.members"], Table(members, told, moderator.Phrases), program, "members");
    }

    private static string Table(IReadOnlyList<MemberRow> members, IReadOnlyList<DeliveryBook.Entry> told, Phrases t)
    {
        var partners = members.Where(m => m.PartnershipId is not null).ToLookup(m => m.PartnershipId);
        var news = told.ToLookup(e => e.Told.PersonId.Value);
        return $"""
            <p class="subtle">{Html.Encode(t.Fill("console.members.count", ("n", members.DistinctBy(m => m.PersonId).Count())))}</p>
            <div class="scroll" tabindex="0" role="group"{Html.Attribute("aria-label", t["console.members"])}>
            <table>
            <thead><tr><th scope="col">{Html.Encode(t["console.members.name"])}</th><th scope="col">{Html.Encode(t["console.members.state"])}</th><th scope="col">{Html.Encode(t["console.members.partner"])}</th><th scope="col">{Html.Encode(t["console.members.told"])}</th></tr></thead>
            <tbody>
            {Html.Each(members.DistinctBy(m => m.PersonId), m => Row(m, partners[m.PartnershipId].Where(p => p.PersonId != m.PersonId && m.PartnershipId is not null), news[m.PersonId], t))}</tbody>
            </table>
            </div>

            """;
    }

    private static string Row(MemberRow member, IEnumerable<MemberRow> partners, IEnumerable<DeliveryBook.Entry> told, Phrases t) =>
        $"""
        <tr><th scope="row"><bdi>{Html.Encode(member.DisplayName)}</bdi></th><td>{Html.Encode(State(member, t))}</td><td>{string.Join(", ", partners.Select(p => $"<bdi>{Html.Encode(p.DisplayName)}</bdi>"))}</td><td>{Html.Each(told, e => Html.Line(DeliveryCard.LineOf(e, t)))}</td></tr>

        """;

    private static string State(MemberRow member, Phrases t) => member is { State: "paused", PausedUntil: { } until }
        ? t.Fill("console.members.paused-until", ("date", Dates.Day(until, t)))
        : t[$"console.members.{member.State}"];

    private sealed record MemberRow
    {
        public string PersonId { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string State { get; init; } = "";
        public LocalDate? PausedUntil { get; init; }
        public string? PartnershipId { get; init; }
    }
}
