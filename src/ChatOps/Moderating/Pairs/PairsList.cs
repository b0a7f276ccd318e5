using ChatOps.Rounds.Proposing;
using ChatOps.Texts;
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
    public static string Write(
        PageRequest look, string here, IReadOnlyList<ProposedGroup> groups, Func<ProposedGroup, string> changes, Proposal? proposal)
    {
        var t = look.T;
        var (searched, locked) = (look.Asked("q"), look.Asked("locked"));
        var found = Paged.Of([.. groups.Where(IsFound)], look.Page, OnOnePage);
        var said = found.Total == groups.Count ? "console.pairs.count" : "console.pairs.found";
        var list = $"<ul class=\"pairs\">\n{Html.Each(found.Items, g => Pair(g, changes, look))}</ul>\n";
        return $"""
            <section aria-labelledby="pairs-heading">
            <h2 id="pairs-heading">{Html.Encode(t["proposal.groups"])}</h2>
            <form method="get" class="filters" role="search" action="{look.At(here)}">
            {HtmlPieces.Search(t["console.search"], searched)}{Html.When(proposal is not null, OnlyLocked(locked.Length > 0, t))}
            <p><button type="submit">{Html.Encode(t["console.show"])}</button></p>
            </form>
            <p class="subtle" role="status">{Html.Encode(t.Fill(said, ("n", found.Total), ("all", groups.Count)))}</p>
            {(found.Total == 0 ? "" : proposal is null ? list : Changed(proposal))}
            """
            + HtmlPieces.Pages(found.Page, found.Pages, Page, t)
            + "</section>\n";

        bool IsFound(ProposedGroup group) =>
            group.Members.Any(m => Paged.Finds(searched, m.DisplayName)) && (locked.Length == 0 || group.IsLocked);

        string Changed(Proposal proposal) => HtmlPieces.Form(
            look.At(here, ("q", searched), ("locked", locked), ("page", look.Asked("page"))),
            HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(proposal)) + list);

        string Page(int page) => look.At(here, ("q", searched), ("locked", locked), ("page", $"{page}"));
    }

    private static string OnlyLocked(bool isOn, Phrases t)
    {
        var box = $"<input type=\"checkbox\" name=\"locked\" value=\"1\"{Html.When(isOn, " checked")}>";
        return $"<p class=\"tick\"><label>{box} {Html.Encode(t["console.pairs.locked"])}</label></p>\n";
    }

    private static string Pair(ProposedGroup group, Func<ProposedGroup, string> changes, PageRequest look)
    {
        var why = GroupLines.Why(group with { IsLocked = false }, look.T);
        var badge = $" <span class=\"badge locked\">{Html.Encode(look.T["proposal.locked"])}</span>";
        var names = Html.Line(GroupLines.Names(group, look.T)) + Html.When(group.IsLocked, badge);
        return $"""
            <li id="g-{Html.Encode(group.Id)}"><p class="names">{names}</p>
            {Html.When(why.Length > 0, HtmlPieces.Paragraph(why, "why"))}<div class="does">
            {changes(group)}</div></li>

            """;
    }
}
