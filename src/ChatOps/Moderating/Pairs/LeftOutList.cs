using ChatOps.Rounds.Proposing;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>Who is in no pair, why as far as it may be told, and with whom they would fit. Pure.</summary>
internal static class LeftOutList
{
    private const int Most = 50;

    /// <summary>Of a proposal, with what can be done about each.</summary>
    public static string Write(PageRequest look, PairsView view)
    {
        if (view.LeftOut.Count == 0)
            return "";
        var address = look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("page", look.Asked("page")));
        var version = HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(view.Proposal!));
        return Section(look, view.LeftOut, HtmlPieces.Form(address, version + List(look, view.LeftOut, l => Way(look, view, l))));
    }

    /// <summary>Of a dry run: there is nothing to be done.</summary>
    public static string Write(PageRequest look, IReadOnlyList<LeftOutMember> left) =>
        left.Count == 0 ? "" : Section(look, left, List(look, left, _ => ""));

    private static string Section(PageRequest look, IReadOnlyList<LeftOutMember> left, string list)
    {
        var more = HtmlPieces.Paragraph(look.T.Fill("proposal.left.more", ("n", left.Count - Most)), "subtle");
        return $"""
            <section class="sheet" aria-labelledby="left-heading">
            <h2 id="left-heading">{Html.Encode(look.T["proposal.left"])} <span class="count">{left.Count}</span></h2>
            {list}{Html.When(left.Count > Most, more)}</section>

            """;
    }

    private static string List(PageRequest look, IReadOnlyList<LeftOutMember> left, Func<LeftOutMember, string> way)
    {
        return $"<ul class=\"rows\">\n{Html.Each(left.Take(Most), Row)}</ul>\n";

        string Row(LeftOutMember member) =>
            $"<li><span>{Html.Line(ProposalCard.LeftLine(member, look.T))}</span>{way(member)}</li>\n";
    }

    private static string Way(PageRequest look, PairsView view, LeftOutMember left)
    {
        var t = look.T;
        if (!view.Thirds.TryGetValue(left.PersonId, out var third))
            return "";
        var names = string.Join($" {t["and"]} ", third.Joins.Members.Select(m => m.DisplayName));
        var place = t.Fill("proposal.place", ("names", names));
        var spoken = t.Fill("console.spoken", ("what", place), ("names", left.DisplayName));
        return Does(HtmlPieces.Press("proposal.place", $"{third.Joins.Id}/{left.PersonId}", place, spoken));
    }

    private static string Does(string button) => $"<span class=\"does\">{button}</span>";
}
