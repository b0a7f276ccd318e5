using ChatOps.Rounds.Proposing;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>Pairs by name with the reasons for each, searched and paged: of a proposal, or of a dry run. Pure.</summary>
internal static class PairsList
{
    public const int OnOnePage = 25;

    /// <param name="look">Whose address names what is searched for.</param>
    /// <param name="here">The page.</param>
    /// <param name="groups">All pairs.</param>
    /// <param name="changes">HTML of the ways to change one.</param>
    /// <param name="proposal">Whose they are; null: nobody's, nothing is kept of them.</param>
    public static string Write(PageRequest look, string here, IReadOnlyList<ProposedGroup> groups, Func<ProposedGroup, string> changes, Proposal? proposal)
    {
        var t = look.T;
        var (searched, locked) = (look.Asked("q"), look.Asked("locked"));
        var found = Paged.Of([.. groups.Where(g => g.Members.Any(m => Paged.Finds(searched, m.DisplayName)) && (locked.Length == 0 || g.IsLocked))], look.Page, OnOnePage);
        var list = $"<ul class=\"pairs\">\n{Html.Each(found.Items, g => Pair(g, changes, look))}</ul>\n";
        return $"""
            <section aria-labelledby="pairs-heading">
            <h2 id="pairs-heading">{Html.Encode(t["proposal.groups"])}</h2>
            <form method="get" class="filters" role="search" action="{look.At(here)}">
            {HtmlPieces.Search(t["console.search"], searched)}{(proposal is null ? "" : $"<p class=\"tick\"><label><input type=\"checkbox\" name=\"locked\" value=\"1\"{Html.When(locked.Length > 0, " checked")}> {Html.Encode(t["console.pairs.locked"])}</label></p>\n")}<p><button type="submit">{Html.Encode(t["console.show"])}</button></p>
            </form>
            <p class="subtle" role="status">{Html.Encode(t.Fill(found.Total == groups.Count ? "console.pairs.count" : "console.pairs.found", ("n", found.Total), ("all", groups.Count)))}</p>
            {(found.Total == 0 ? "" : proposal is null ? list : HtmlPieces.Form(
                look.At(here, ("q", searched), ("locked", locked), ("page", look.Asked("page"))), HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(proposal)) + list))}{HtmlPieces.Pages(found.Page, found.Pages, p => look.At(here, ("q", searched), ("locked", locked), ("page", $"{p}")), t)}</section>

            """;
    }

    private static string Pair(ProposedGroup group, Func<ProposedGroup, string> changes, PageRequest look)
    {
        var why = GroupLines.Why(group with { IsLocked = false }, look.T);
        return $"""
            <li id="g-{Html.Encode(group.Id)}"><p class="names">{Html.Line(GroupLines.Names(group, look.T))}{Html.When(group.IsLocked, $" <span class=\"badge locked\">{Html.Encode(look.T["proposal.locked"])}</span>")}</p>
            {(why.Length == 0 ? "" : $"<p class=\"why\">{Html.Encode(why)}</p>\n")}<div class="does">
            {changes(group)}</div></li>

            """;
    }
}
