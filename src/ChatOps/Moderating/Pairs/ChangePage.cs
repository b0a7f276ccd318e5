using ChatOps.Rounds.Editing;
using ChatOps.Rounds.Proposing;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>
/// One pair to be changed: who makes room, and for whom. In a large program the other one is searched for first. Nothing when none is
/// chosen. Pure.
/// </summary>
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
        var isShort = others.Count <= MostInList;
        var found = isShort ? others
            : searched.Length == 0 ? []
            : [.. others.Where(o => Paged.Finds(searched, o.DisplayName)).Take(MostFound)];
        var inside = HtmlPieces.Hidden(MayEditProposal.Version, PairsEndpoint.Version(proposal))
            + Choice("who", t["proposal.swap.who"], group.Members, refused, look)
            + (found.Count == 0 ? HtmlPieces.Paragraph(t[searched.Length == 0 ? "console.pairs.find" : "console.nothing-found"], "subtle")
                : isShort ? List(found, refused, look)
                : Choice("with", t["proposal.swap.with"], found, refused, look))
            + Buttons(look, group, found.Count > 0);
        return $"""
            <section class="sheet change" id="change" aria-labelledby="change-heading">
            <h2 id="change-heading">{Html.Encode(t["proposal.group.title"])}</h2>
            <p class="names">{Html.Line(GroupLines.Names(group, t))}</p>
            <p class="why">{Html.Encode(GroupLines.Why(group, t))}</p>
            {(isShort ? "" : Finding(look, group, searched))}{HtmlPieces.Form(Address(look, group, searched), inside)}</section>

            """;
    }

    private static string Address(PageRequest look, ProposedGroup group, string searched)
    {
        var (q, locked, page) = (look.Asked("q"), look.Asked("locked"), look.Asked("page"));
        return look.At(
            PairsEndpoint.Here, ("q", q), ("locked", locked), ("page", page), ("group", group.Id), ("with", searched)) + "#change";
    }

    private static string Buttons(PageRequest look, ProposedGroup group, bool canSwap)
    {
        var list = look.At(PairsEndpoint.Here, ("q", look.Asked("q")), ("locked", look.Asked("locked")), ("page", look.Asked("page")));
        var swap = HtmlPieces.Press("proposal.swap", group.Id, look.T["proposal.swap"], null, "primary");
        var back = Html.Attribute("href", $"{list}#g-{group.Id}");
        return $"""
            <div class="buttons">
            {Html.When(canSwap, swap)}<a class="button"{back}>{Html.Encode(look.T["rounds.back"])}</a>
            </div>

            """;
    }

    private static string Finding(PageRequest look, ProposedGroup group, string searched)
    {
        var label = Html.Attribute("aria-label", look.T["proposal.swap.with"]);
        return $"""
            <form method="get" class="filters" role="search"{label} action="{look.At(PairsEndpoint.Here)}#change">
            {Html.Each(["q", "locked", "page"], name => HtmlPieces.Hidden(name, look.Asked(name)))}{HtmlPieces.Hidden("group", group.Id)}
            <p class="search"><label for="with">{Html.Encode(look.T["proposal.swap.with"])}</label>
            <input id="with" type="search" name="with" maxlength="120"{Html.Attribute("value", searched)} autocomplete="off"></p>
            <p><button type="submit">{Html.Encode(look.T["console.find"])}</button></p>
            </form>

            """;
    }

    private static string Choice(
        string field, string label, IReadOnlyList<ProposedMember> members, PairsEndpoint.Refused? refused, PageRequest look)
    {
        return $"""
            <fieldset>
            <legend>{Html.Encode(label)}</legend>
            {Error(field, refused)}{HtmlInputs.Unticked(field)}{Html.Each(members, Radio)}</fieldset>

            """;

        string Radio(ProposedMember member)
        {
            var isChosen = IsChosen(field, member, refused) || look.Asked(field) == member.PersonId.Value;
            var about = Html.Attribute("value", member.PersonId.Value) + Html.When(isChosen, " checked");
            return $"<label><input type=\"radio\" name=\"{field}\"{about}> {HtmlPieces.Name(member.DisplayName)}</label>\n";
        }
    }

    private static string List(IReadOnlyList<ProposedMember> members, PairsEndpoint.Refused? refused, PageRequest look) =>
        $"""
        <p class="field"><label for="with">{Html.Encode(look.T["proposal.swap.with"])}</label>
        {Error("with", refused)}<select id="with" name="with">
        <option value="">{Html.Encode(look.T["input.choose"])}</option>
        {Html.Each(members, m => Html.Option(m.PersonId.Value, m.DisplayName, IsChosen("with", m, refused)))}</select></p>

        """;

    private static bool IsChosen(string field, ProposedMember member, PairsEndpoint.Refused? refused) =>
        refused?.Typed.Choice(field) == member.PersonId.Value;

    private static string Error(string field, PairsEndpoint.Refused? refused) =>
        refused?.Errors.FirstOrDefault(e => e.Field == field)?.Message is { } message
            ? $"<span class=\"error\" role=\"alert\">{Html.Encode(message)}</span>\n"
            : "";
}
