using ChatOps.Rounds.Proposing;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>Who is in no pair, why as far as it may be told, and with whom they would fit. Pure.</summary>
internal static class LeftOutList
{
    private const int Most = 50;

    public static string Write(PageRequest look, PairsView view)
    {
        if (view.LeftOut.Count == 0)
            return "";
        var t = look.T;
        return $"""
            <section class="sheet" aria-labelledby="left-heading">
            <h2 id="left-heading">{Html.Encode(t["proposal.left"])} <span class="count">{view.LeftOut.Count}</span></h2>
            {HtmlPieces.Form(look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("page", look.Asked("page"))),
                HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(view.Proposal!)) + $"<ul class=\"rows\">\n{Html.Each(view.LeftOut.Take(Most), l => $"<li><span>{Html.Line(ProposalCard.LeftLine(l, t))}</span>{Way(look, view, l)}</li>\n")}</ul>\n")}{Html.When(view.LeftOut.Count > Most, $"<p class=\"subtle\">{Html.Encode(t.Fill("proposal.left.more", ("n", view.LeftOut.Count - Most)))}</p>\n")}</section>

            """;
    }

    private static string Way(PageRequest look, PairsView view, LeftOutMember left)
    {
        var t = look.T;
        if (left.Why == LeftOut.Moderator && left.PersonId == view.Reader.Id && view.Proposal!.IsOpenToChange)
            return $"<span class=\"does\">{HtmlPieces.Press("rounds.take-part", look.Program.Id.Value, t["proposal.take-part"])}</span>";
        if (!view.Thirds.TryGetValue(left.PersonId, out var third))
            return "";
        var names = string.Join($" {t["and"]} ", third.Joins.Members.Select(m => m.DisplayName));
        return $"<span class=\"does\">{HtmlPieces.Press("proposal.place", $"{third.Joins.Id}/{left.PersonId}", t.Fill("proposal.place", ("names", names)), t.Fill("console.spoken", ("what", t.Fill("proposal.place", ("names", names))), ("names", left.DisplayName)))}</span>";
    }
}
