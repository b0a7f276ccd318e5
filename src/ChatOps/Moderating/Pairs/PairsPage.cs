using ChatOps.Rounds.Proposing;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>The proposal's page: where it stands, what can be decided, who is left, and the pairs. By name, without any measure of how well. Pure.</summary>
internal static class PairsPage
{
    public static PageAnswer Write(PageRequest look, PairsView view, string? said, PairsEndpoint.Refused? refused)
    {
        var t = look.T;
        var done = look.Asked("done");
        said ??= done.Length > 0 && t.Has($"console.pairs.done.{done}") ? t[$"console.pairs.done.{done}"] : null;
        if (view.Proposal is not { } proposal)
            return ConsolePage.Page(look, PairsEndpoint.Here, t["console.pairs"],
                $"{HtmlPieces.Said(said)}<p>{Html.Encode(t["proposal.none"])}</p>\n<p><a class=\"button\" href=\"{look.At("rounds")}\">{Html.Encode(t["console.rounds"])}</a></p>\n");
        return ConsolePage.Page(look, PairsEndpoint.Here, t["console.pairs"],
            $"""
            {HtmlPieces.Said(said)}<section class="sheet" aria-labelledby="state-heading"{Html.When(proposal.State is ProposalState.Drafting or ProposalState.Opening, " data-wait")}>
            <h2 id="state-heading">{Html.Encode(t.Fill("console.pairs.days", ("first_day", Dates.Day(proposal.FirstDay, t)), ("last_day", Dates.Day(proposal.LastDay, t))))}</h2>
            <p class="lead">{Html.Encode(State(proposal, view.Reader, t))}</p>
            {(view.Ends is not { } ends ? "" : $"<p>{Html.Encode(t.Fill("proposal.ends-before", ("number", ends.Number), ("last_day", Dates.Day(ends.LastDay, t))))}</p>\n")}{Deciding(look, proposal)}</section>
            {(proposal.State == ProposalState.Drafting ? "" : ChangePage.Write(look, proposal, refused) + LeftOutList.Write(look, view) + PairsList.Write(look, PairsEndpoint.Here, proposal.Groups, g => Changes(look, proposal, g), proposal))}
            """);
    }

    private static string State(Proposal proposal, ChatOps.People.Person reader, Phrases t) => proposal.State == ProposalState.Drafting ? t["console.pairs.drafting"] : ProposalCard.StateOf(proposal, reader, t);

    private static string Deciding(PageRequest look, Proposal proposal)
    {
        var t = look.T;
        var buttons = proposal.State switch
        {
            ProposalState.Proposed => Html.When(proposal.Groups.Count > 0, HtmlPieces.Press("proposal.approve", $"{new PageRef(proposal.Id, proposal.Version)}", t["proposal.approve"], null, "primary")) + Again(),
            ProposalState.Approved => Again(),
            _ => $"<a class=\"button\" href=\"{look.At(PairsEndpoint.Here)}\">{Html.Encode(t["console.look-again"])}</a>\n",
        };
        return HtmlPieces.Form(look.At(PairsEndpoint.Here), $"<div class=\"buttons\">\n{buttons}</div>\n");

        string Again() => HtmlPieces.Press("proposal.again", proposal.Id, t["proposal.again"]) + HtmlPieces.Press("proposal.drop", proposal.Id, t["proposal.drop"]);
    }

    private static string Changes(PageRequest look, Proposal proposal, ProposedGroup group)
    {
        if (!proposal.IsOpenToChange)
            return "";
        var t = look.T;
        var names = string.Join(", ", group.Members.Select(m => m.DisplayName));
        var change = look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("locked", look.Asked("locked")), ("page", look.Asked("page")), ("group", group.Id)) + "#change";
        var hold = group.IsLocked ? "proposal.unlock" : "proposal.lock";
        return $"<a class=\"button quiet\"{Html.Attribute("href", change)}{Html.Attribute("aria-label", t.Fill("console.spoken", ("what", t["console.pairs.swap"]), ("names", names)))}>{Html.Encode(t["console.pairs.swap"])}</a>\n"
            + HtmlPieces.Press(hold, group.Id, t[hold], t.Fill("console.spoken", ("what", t[hold]), ("names", names)), "quiet")
            + HtmlPieces.Press("proposal.split", group.Id, t["proposal.split"], t.Fill("console.spoken", ("what", t["proposal.split"]), ("names", names)), "quiet");
    }
}
