using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Proposing;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>One pair to be changed: who makes room, and for whom. In a large program the other one is searched for first. Nothing when none is chosen. Pure.</summary>
internal static class ChangePage
{
    /// <summary>So many can be chosen from a list; a longer one is searched.</summary>
    private const int MostInList = 100;

    /// <summary>Names that a search offers.</summary>
    private const int MostFound = 20;

    public static string Write(PageRequest look, Proposal proposal, PairsEndpoint.Refused? refused)
    {
        var t = look.T;
        var id = refused?.GroupId ?? look.Asked("group");
        if (!proposal.IsOpenToChange || proposal.Groups.FirstOrDefault(g => g.Id == id) is not { } group)
            return "";
        var others = GroupForm.Others(proposal, group);
        var searched = look.Asked("with");
        var found = others.Count <= MostInList ? others : searched.Length == 0 ? [] : [.. others.Where(o => Paged.Finds(searched, o.DisplayName)).Take(MostFound)];
        var fold = look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("locked", look.Asked("locked")), ("page", look.Asked("page")));
        return $"""
            <section class="sheet change" id="change" aria-labelledby="change-heading">
            <h2 id="change-heading">{Html.Encode(t["proposal.group.title"])}</h2>
            <p class="names">{Html.Line(GroupLines.Names(group, t))}</p>
            <p class="why">{Html.Encode(GroupLines.Why(group, t))}</p>
            {(others.Count <= MostInList ? "" : Finding(look, group, searched))}{HtmlPieces.Form(look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("locked", look.Asked("locked")), ("page", look.Asked("page")), ("group", group.Id), ("with", searched)) + "#change",
                HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(proposal))
                + Choice("who", t["proposal.swap.who"], group.Members, refused, look)
                + (found.Count > 0 ? others.Count <= MostInList ? List(found, refused, look) : Choice("with", t["proposal.swap.with"], found, refused, look) : $"<p class=\"subtle\">{Html.Encode(t[searched.Length == 0 ? "console.pairs.find" : "console.nothing-found"])}</p>\n")
                + $"<div class=\"buttons\">\n{Html.When(found.Count > 0, HtmlPieces.Press("proposal.swap", group.Id, t["proposal.swap"], null, "primary"))}<a class=\"button\"{Html.Attribute("href", $"{fold}#g-{group.Id}")}>{Html.Encode(t["rounds.back"])}</a></div>\n")}</section>

            """;
    }

    private static string Finding(PageRequest look, ProposedGroup group, string searched) =>
        $"""
        <form method="get" class="filters" role="search"{Html.Attribute("aria-label", look.T["proposal.swap.with"])} action="{look.At(PairsEndpoint.Here)}#change">
        {HtmlPieces.Hidden("q", look.Asked("q"))}{HtmlPieces.Hidden("locked", look.Asked("locked"))}{HtmlPieces.Hidden("page", look.Asked("page"))}{HtmlPieces.Hidden("group", group.Id)}<p class="search"><label for="with">{Html.Encode(look.T["proposal.swap.with"])}</label>
        <input id="with" type="search" name="with" maxlength="120"{Html.Attribute("value", searched)} autocomplete="off"></p>
        <p><button type="submit">{Html.Encode(look.T["console.find"])}</button></p>
        </form>

        """;

    private static string Choice(string field, string label, IReadOnlyList<ProposedMember> members, PairsEndpoint.Refused? refused, PageRequest look) =>
        $"""
        <fieldset>
        <legend>{Html.Encode(label)}</legend>
        {Error(field, refused)}{Html.Each(members, m => $"<label><input type=\"radio\" name=\"{field}\"{Html.Attribute("value", m.PersonId.Value)}{Html.When(IsChosen(field, m, refused) || look.Asked(field) == m.PersonId.Value, " checked")}> {HtmlPieces.Name(m.DisplayName)}</label>\n")}</fieldset>

        """;

    private static string List(IReadOnlyList<ProposedMember> members, PairsEndpoint.Refused? refused, PageRequest look) =>
        $"""
        <p class="field"><label for="with">{Html.Encode(look.T["proposal.swap.with"])}</label>
        {Error("with", refused)}<select id="with" name="with">
        <option value="">{Html.Encode(look.T["input.choose"])}</option>
        {Html.Each(members, m => $"<option{Html.Attribute("value", m.PersonId.Value)}{Html.When(IsChosen("with", m, refused), " selected")}>{Html.Encode(m.DisplayName)}</option>\n")}</select></p>

        """;

    private static bool IsChosen(string field, ProposedMember member, PairsEndpoint.Refused? refused) => refused?.Typed.Choice(field) == member.PersonId.Value;

    private static string Error(string field, PairsEndpoint.Refused? refused) =>
        refused?.Errors.FirstOrDefault(e => e.Field == field)?.Message is { } message ? $"<span class=\"error\" role=\"alert\">{Html.Encode(message)}</span>\n" : "";
}
