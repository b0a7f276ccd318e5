using ChatOps.Joining;
using ChatOps.Moderating.Members;
using ChatOps.Partnerships;
using ChatOps.Rounds.Delivered;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Needs;

/// <summary>
/// The list of what needs a moderator: a count of each kind, then names and what to do. What nobody needs is left out. Pure.
/// </summary>
internal static class NeedsPage
{
    /// <summary>Names of a kind on the page; the rest follow when these are done with.</summary>
    private const int Most = 50;

    public static PageAnswer Write(PageRequest look, Need need, Round? round, string? said, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        var parts = Sections(look, need, round, refused).ToList();
        var list = parts.Count == 0 ? Calm(t) : $"<ul class=\"tiles\">\n{Html.Each(parts, Tile)}</ul>\n{Html.Each(parts, Sheet)}";
        return ConsolePage.Page(look, NeedsEndpoint.Here, t["console.needs"], HtmlPieces.Said(said) + list);
    }

    private static string Calm(Phrases t) =>
        $"""
        <div class="calm">
        <p>{Html.Encode(t["needs.nobody"])}</p>
        <p class="subtle">{Html.Encode(t["console.needs.calm"])}</p>
        </div>

        """;

    private static string Tile(Part part) =>
        $"""
        <li><a href="#{part.Id}"><span class="figure">{part.Count}</span> <span>{Html.Encode(part.Heading)}</span></a></li>

        """;

    private static string Sheet(Part part) =>
        $"""
        <section class="sheet" id="{part.Id}" aria-labelledby="{part.Id}-heading">
        <h2 id="{part.Id}-heading">{Html.Encode(part.Heading)} <span class="count">{part.Count}</span></h2>
        {part.Inside}</section>

        """;

    private static IEnumerable<Part> Sections(PageRequest look, Need need, Round? round, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        if (need.Applicants.Count > 0)
            yield return Part("applicants", need.Applicants.Count, Applicants(look, need.Applicants));
        var alone = need.Unpaired.Count + need.ToRePair.Count;
        foreach (var (id, names) in new[] { ("unpaired", need.Unpaired), ("re-pair", need.ToRePair) })
        {
            if (names.Count > 0)
                yield return Part(id, names.Count, Rows(names, Named, t) + (alone > 1 ? ByHand(look) : ""));
        }

        if (need.Undelivered.Count > 0)
            yield return Part("undelivered", need.Undelivered.Count, Undelivered(look, need.Undelivered, round is not null));
        if (need.Meetings.Count > 0)
            yield return Part("meetings", need.Meetings.Count, Rows(need.Meetings, m => Said(Html.Line(m.Said(t))), t));
        if (need.Unread.Count > 0)
            yield return Part("unread", need.Unread.Count, Rows(need.Unread, u => Said(Html.Encode(u.Said(look.Program, t))), t));
        if (need.Quiet.Count > 0)
        {
            var why = HtmlPieces.Paragraph(t["console.needs.quiet"], "subtle");
            yield return Part("quiet", need.Quiet.Count, why + Rows(need.Quiet, q => Quiet(look, q, refused), t));
        }

        if (need.Reports > 0)
            yield return Part("reports", need.Reports, HtmlPieces.Paragraph(t.Fill("needs.reports.count", ("n", need.Reports))));

        Part Part(string id, int count, string inside) => new(id, t[$"needs.{id}"], count, inside);

        string Named(string name) => $"<li>{HtmlPieces.Name(name)}</li>\n";

        string Said(string line) => $"<li><span>{line}</span></li>\n";
    }

    private static string Applicants(PageRequest look, IReadOnlyList<Member> applicants)
    {
        var t = look.T;
        return HtmlPieces.Form(look.At(NeedsEndpoint.Here), Rows(applicants, Applicant, t));

        string Applicant(Member member)
        {
            var admit = t.Fill("applicants.admit.spoken", ("name", member.DisplayName));
            var decline = t.Fill("applicants.decline.spoken", ("name", member.DisplayName));
            return $"<li>{HtmlPieces.Name(member.DisplayName)}<span class=\"does\">"
                + HtmlPieces.Press("applicant.admit", member.MembershipId, t["applicants.admit"], admit, "primary")
                + HtmlPieces.Press("applicant.decline", member.MembershipId, t["applicants.decline"], decline)
                + "</span></li>\n";
        }
    }

    private static string Undelivered(PageRequest look, IReadOnlyList<DeliveryOfNews> all, bool isInRound)
    {
        var t = look.T;
        var members = Html.Encode(look.At("members", ("told", "look")));
        return Rows(all, One, t) + Html.When(isInRound, $"<p><a href=\"{members}\">{Html.Encode(t["console.needs.told"])}</a></p>\n");

        string One(DeliveryOfNews news) => $"<li>{HtmlPieces.Name(news.DisplayName)} "
            + $"<span class=\"why\">{MembersPage.ToldText(news.State, t)}</span></li>\n";
    }

    private static string ByHand(PageRequest look)
    {
        var open = HtmlPieces.Press("pair.open", look.Program.Id.Value, look.T["pair.open"]);
        return HtmlPieces.Form(look.At(NeedsEndpoint.Here), $"<div class=\"buttons\">\n{open}</div>\n");
    }

    /// <summary>The three texts, each whole: a moderator sends what they have read.</summary>
    private static string Quiet(PageRequest look, QuietPair pair, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        var names = string.Join(", ", pair.Names);
        var error = refused?.PartnershipId == pair.PartnershipId ? refused.Message : null;
        var spoken = t.Fill("console.spoken", ("what", t["needs.step-in"]), ("names", names));
        var form = $"""
            <fieldset>
            <legend>{Html.Encode(t["step-in.which"])}</legend>
            {(error is null ? "" : Alert(error))}{HtmlInputs.Unticked("text")}{Html.Each(StepInForm.Texts, Choice)}</fieldset>
            <p class="subtle">{Html.Encode(t["step-in.sees"])}</p>
            <div class="buttons">
            {HtmlPieces.Press("step-in.send", pair.PartnershipId, t["step-in.send"], null, "primary")}</div>

            """;
        return $"""
            <li>{HtmlPieces.Name(names)}
            <details class="act"{Html.When(error is not null, " open")}>
            <summary{Html.Attribute("aria-label", spoken)}>{Html.Encode(t["needs.step-in"])}</summary>
            {HtmlPieces.Form(look.At(NeedsEndpoint.Here), form)}</details>
            </li>

            """;

        string Choice(string text) =>
            $"""
            <label class="text-choice"><input type="radio" name="text" value="{text}">
            <span><strong>{Html.Encode(t[$"step-in.{text}.name"])}</strong> <q>{Html.Encode(t[$"step-in.{text}"])}</q></span></label>

            """;
    }

    private static string Alert(string error) => $"<p class=\"error\" role=\"alert\">{Html.Encode(error)}</p>\n";

    private static string Rows<T>(IReadOnlyList<T> all, Func<T, string> draw, Phrases t) =>
        $"<ul class=\"rows\">\n{Html.Each(all.Take(Most), draw)}</ul>\n"
        + Html.When(all.Count > Most, HtmlPieces.Paragraph(t.Fill("proposal.left.more", ("n", all.Count - Most)), "subtle"));

    private sealed record Part(string Id, string Heading, int Count, string Inside);
}
