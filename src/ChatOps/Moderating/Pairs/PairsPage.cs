using ChatOps.Partnerships;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>
/// The proposal's page: where it stands, what can be decided, who is left, and the pairs. By name, without any measure of how well. Pure.
/// </summary>
internal static class PairsPage
{
    public static PageAnswer Write(PageRequest look, PairsView view, string? said, PairsEndpoint.Refused? refused)
    {
        var t = look.T;
        var done = look.Asked("done");
        said ??= done.Length > 0 && t.Has($"console.pairs.done.{done}") ? t[$"console.pairs.done.{done}"] : null;
        return ConsolePage.Page(
            look,
            PairsEndpoint.Here,
            t["console.pairs"],
            HtmlPieces.Said(said) + (view.Proposal is { } proposal ? Whole(look, view, proposal, refused) : None(look)));
    }

    private static string None(PageRequest look) =>
        $"""
        <p>{Html.Encode(look.T["proposal.none"])}</p>
        <p><a class="button" href="{look.At("rounds")}">{Html.Encode(look.T["console.rounds"])}</a></p>

        """;

    private static string Whole(PageRequest look, PairsView view, Proposal proposal, PairsEndpoint.Refused? refused)
    {
        var t = look.T;
        var waits = proposal.State is ProposalState.Drafting or ProposalState.Opening;
        var (first, last) = (Dates.Day(proposal.FirstDay, t), Dates.Day(proposal.LastDay, t));
        var days = t.Fill("console.pairs.days", ("first_day", first), ("last_day", last));
        var where = $"""
            <section class="sheet" aria-labelledby="state-heading"{Html.When(waits, " data-wait")}>
            <h2 id="state-heading">{Html.Encode(days)}</h2>
            <p class="lead">{Html.Encode(State(proposal, view.Reader, t))}</p>
            {(view.Ends is { } ends ? EndsBefore(ends, t) : "")}{Deciding(look, proposal)}</section>

            """;
        return proposal.State == ProposalState.Drafting ? where : where
            + ChangePage.Write(look, proposal, refused)
            + LeftOutList.Write(look, view)
            + PairsList.Write(look, PairsEndpoint.Here, proposal.Groups, g => Changes(look, proposal, g), proposal);
    }

    private static string EndsBefore(Round round, Phrases t) =>
        HtmlPieces.Paragraph(t.Fill("proposal.ends-before", ("number", round.Number), ("last_day", Dates.Day(round.LastDay, t))));

    private static string State(Proposal proposal, ChatOps.People.Person reader, Phrases t) =>
        proposal.State == ProposalState.Drafting ? t["console.pairs.drafting"] : ProposalCard.StateOf(proposal, reader, t);

    private static string Deciding(PageRequest look, Proposal proposal)
    {
        var t = look.T;
        var buttons = proposal.State switch
        {
            ProposalState.Proposed => Html.When(proposal.Groups.Count > 0, Approve()) + Again(),
            ProposalState.Approved => Again(),
            _ => $"<a class=\"button\" href=\"{look.At(PairsEndpoint.Here)}\">{Html.Encode(t["console.look-again"])}</a>\n",
        };
        return HtmlPieces.Form(look.At(PairsEndpoint.Here), $"<div class=\"buttons\">\n{buttons}</div>\n");

        string Approve() =>
            HtmlPieces.Press("proposal.approve", $"{new PageRef(proposal.Id, proposal.Version)}", t["proposal.approve"], null, "primary");

        string Again() =>
            HtmlPieces.Press("proposal.again", proposal.Id, t["proposal.again"])
            + HtmlPieces.Press("proposal.drop", proposal.Id, t["proposal.drop"]);
    }

    private static string Changes(PageRequest look, Proposal proposal, ProposedGroup group)
    {
        if (!proposal.IsOpenToChange)
            return "";
        var t = look.T;
        var names = string.Join(", ", group.Members.Select(m => m.DisplayName));
        var (q, locked, page) = (look.Asked("q"), look.Asked("locked"), look.Asked("page"));
        var change = look.At(PairsEndpoint.Here, ("q", q), ("locked", locked), ("page", page), ("group", group.Id)) + "#change";
        var swap = Html.Attribute("href", change) + Html.Attribute("aria-label", Spoken("console.pairs.swap"));
        var hold = group.IsLocked ? "proposal.unlock" : "proposal.lock";
        return $"<a class=\"button quiet\"{swap}>{Html.Encode(t["console.pairs.swap"])}</a>\n"
            + HtmlPieces.Press(hold, group.Id, t[hold], Spoken(hold), "quiet")
            + HtmlPieces.Press("proposal.split", group.Id, t["proposal.split"], Spoken("proposal.split"), "quiet");

        string Spoken(string what) => t.Fill("console.spoken", ("what", t[what]), ("names", names));
    }
}
