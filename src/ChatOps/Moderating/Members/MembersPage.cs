using ChatOps.Partnerships;
using ChatOps.Rounds.Delivered;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Members;

/// <summary>The members' table with its filters, all of them in the address. Pure.</summary>
internal static class MembersPage
{
    private const int OnOnePage = 50;

    private static readonly IReadOnlyList<string> States = ["active", "paused", "applied", "graduated", "left"];

    private static readonly IReadOnlyList<DeliveryState> News =
    [
        DeliveryState.Sent,
        DeliveryState.Queued,
        DeliveryState.Failed,
        DeliveryState.Blocked,
        DeliveryState.NotInstalled,
        DeliveryState.Gone,
        DeliveryState.LeftOut,
        DeliveryState.Waiting,
        DeliveryState.Ended,
    ];

    public static PageAnswer Write(PageRequest look, IReadOnlyList<Round> rounds, Round? round, IReadOnlyList<ListedMember> all)
    {
        var t = look.T;
        var (searched, state, told) = (look.Asked("q"), look.Asked("state"), look.Asked("told"));
        var found = Paged.Of([.. all.Where(IsFound)], look.Page, OnOnePage);
        var said = found.Total == all.Count ? "console.members.count" : "console.members.found";
        var filters = HtmlPieces.Search(t["console.search"], searched)
            + OfState(state, t)
            + (round is null ? "" : OfRound(rounds, round, told, t));
        return ConsolePage.Page(
            look,
            MembersEndpoint.Here,
            t["console.members"],
            $"""
            <form method="get" class="filters" role="search" action="{look.At(MembersEndpoint.Here)}">
            {filters}<p><button type="submit">{Html.Encode(t["console.show"])}</button></p>
            </form>
            <p class="subtle" role="status">{Html.Encode(t.Fill(said, ("n", found.Total), ("all", all.Count)))}</p>
            {(found.Total == 0 ? HtmlPieces.Paragraph(t["console.nothing-found"]) : Table(found.Items, t))}
            """
            + HtmlPieces.Pages(found.Page, found.Pages, Address, t));

        bool IsFound(ListedMember member) => Paged.Finds(searched, member.Name)
            && (state.Length == 0 || member.State == state)
            && IsTold(member.News?.Told, told);

        string Address(int page) => look.At(
            MembersEndpoint.Here, ("q", searched), ("state", state), ("round", look.Asked("round")), ("told", told), ("page", $"{page}"));
    }

    private static string OfState(string chosen, Phrases t) => HtmlPieces.Select(
        "state", t["console.members.state"], chosen, [("", t["console.all"]), .. States.Select(s => (s, t[$"console.members.{s}"]))]);

    private static string OfRound(IReadOnlyList<Round> rounds, Round chosen, string told, Phrases t)
    {
        var news = News.Select(n => (Key(n), t[$"console.told.{Key(n)}"]));
        return HtmlPieces.Select("round", t["console.members.round"], $"{chosen.Number}", rounds.Select(r => ($"{r.Number}", Name(r))))
            + HtmlPieces.Select(
                "told", t["console.members.told"], told, [("", t["console.all"]), ("look", t["console.told.look"]), .. news]);

        string Name(Round round) =>
            t.Fill("console.members.round.one", ("number", round.Number), ("days", Dates.Days(round.FirstDay, round.LastDay, t)));
    }

    /// <summary>What became of the news, in words. The vendor's own code is for <c>doctor</c> and the log.</summary>
    public static string ToldText(DeliveryState state, Phrases t) =>
        $"<span class=\"badge {Key(state)}\">{Html.Encode(t[$"console.told.{Key(state)}"])}</span>";

    private static string Table(IReadOnlyList<ListedMember> members, Phrases t) =>
        $"""
        <table class="members" role="table">
        <thead role="rowgroup"><tr role="row">
        {Html.Each(["name", "state", "partner", "told"], column => Head(t[$"console.members.{column}"]))}</tr></thead>
        <tbody role="rowgroup">
        {Html.Each(members, m => Row(m, t))}</tbody>
        </table>

        """;

    private static string Head(string name) => $"<th scope=\"col\" role=\"columnheader\">{Html.Encode(name)}</th>\n";

    private static string Row(ListedMember member, Phrases t) =>
        $"""
        <tr role="row">
        <th scope="row" role="rowheader">{HtmlPieces.Name(member.Name)}</th>
        <td role="cell">{Html.Encode(State(member, t))}</td>
        <td role="cell">{string.Join(", ", member.Partners.Select(HtmlPieces.Name))}</td>
        <td role="cell">{NewsOf(member.News, t)}</td>
        </tr>

        """;

    private static string State(ListedMember member, Phrases t) => member is { State: "paused", PausedUntil: { } until }
        ? t.Fill("console.members.paused-until", ("date", Dates.Day(until, t)))
        : t[$"console.members.{member.State}"];

    private static string NewsOf(DeliveryBook.Entry? news, Phrases t) => news switch
    {
        null => "",
        { Left: { } left } => ToldText(DeliveryState.LeftOut, t)
            + $" <span class=\"why\">{Html.Encode(t[$"console.left.{Key(left.Why)}"])}</span>",
        _ => ToldText(news.Told.State, t),
    };

    private static bool IsTold(DeliveryOfNews? told, string asked) => asked switch
    {
        "" => true,
        "look" => told?.NeedsLook == true,
        _ => told is not null && Key(told.State) == asked,
    };

    private static string Key(DeliveryState state) => state switch
    {
        DeliveryState.Failed => "failed",
        DeliveryState.Blocked => "blocked",
        DeliveryState.NotInstalled => "not-installed",
        DeliveryState.Gone => "gone",
        DeliveryState.LeftOut => "left-out",
        DeliveryState.Queued => "queued",
        DeliveryState.Ended => "ended",
        DeliveryState.Sent => "sent",
        _ => "waiting",
    };

    private static string Key(LeftOut why) => why switch
    {
        LeftOut.Unreachable => "unreachable",
        LeftOut.Unreadable => "unreadable",
        LeftOut.SetAside => "set-aside",
        _ => "unmatched",
    };
}
