using ChatOps.Joining;
using ChatOps.Moderating.Members;
using ChatOps.Partnerships;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Needs;

/// <summary>The list of what needs a moderator: a count of each kind, then names and what to do. What nobody needs is left out. Pure.</summary>
internal static class NeedsPage
{
    /// <summary>Names of a kind on the page; the rest follow when these are done with.</summary>
    private const int Most = 50;

    public static PageAnswer Write(PageRequest look, Need need, Round? round, string? said, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        var parts = Sections(look, need, round, refused).ToList();
        return ConsolePage.Page(look, NeedsEndpoint.Here, t["console.needs"], HtmlPieces.Said(said) + (parts.Count == 0
            ? $"<div class=\"calm\"><p>{Html.Encode(t["needs.nobody"])}</p>\n<p class=\"subtle\">{Html.Encode(t["console.needs.calm"])}</p></div>\n"
            : $"""
            <ul class="tiles">
            {Html.Each(parts, p => $"<li><a href=\"#{p.Id}\"><span class=\"figure\">{p.Count}</span> <span>{Html.Encode(p.Heading)}</span></a></li>\n")}</ul>
            {Html.Each(parts, p => $"<section class=\"sheet\" id=\"{p.Id}\" aria-labelledby=\"{p.Id}-heading\">\n<h2 id=\"{p.Id}-heading\">{Html.Encode(p.Heading)} <span class=\"count\">{p.Count}</span></h2>\n{p.Inside}</section>\n")}
            """));
    }

    private static IEnumerable<Part> Sections(PageRequest look, Need need, Round? round, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        if (need.Applicants.Count > 0)
            yield return new Part("applicants", t["needs.applicants"], need.Applicants.Count, HtmlPieces.Form(look.At(NeedsEndpoint.Here), Rows(need.Applicants, a => Applicant(a, t), t)));
        var alone = need.Unpaired.Count + need.ToRePair.Count;
        foreach (var (id, names) in new[] { ("unpaired", need.Unpaired), ("re-pair", need.ToRePair) })
        {
            if (names.Count > 0)
                yield return new Part(id, t[$"needs.{id}"], names.Count, Rows(names, n => $"<li>{HtmlPieces.Name(n)}</li>\n", t) + (alone > 1 ? ByHand(look) : ""));
        }

        if (need.Undelivered.Count > 0)
            yield return new Part("undelivered", t["needs.undelivered"], need.Undelivered.Count,
                Rows(need.Undelivered, u => $"<li>{HtmlPieces.Name(u.DisplayName)} <span class=\"why\">{MembersPage.ToldText(u.State, u.Code, t)}</span></li>\n", t)
                + (round is null ? "" : $"<p><a href=\"{Html.Encode(look.At("members", ("told", "look")))}\">{Html.Encode(t["console.needs.told"])}</a></p>\n"));
        if (need.Meetings.Count > 0)
            yield return new Part("meetings", t["needs.meetings"], need.Meetings.Count, Rows(need.Meetings, m => $"<li><span>{Html.Line(m.Said(t))}</span></li>\n", t));
        if (need.Unread.Count > 0)
        {
            yield return new Part("unread", t["needs.unread"], need.Unread.Count,
                Rows(need.Unread, u => $"<li><span>{Html.Encode(u.Said(look.Program, t))}</span></li>\n", t));
        }

        if (need.Quiet.Count > 0)
            yield return new Part("quiet", t["needs.quiet"], need.Quiet.Count, $"<p class=\"subtle\">{Html.Encode(t["console.needs.quiet"])}</p>\n" + Rows(need.Quiet, q => Quiet(look, q, refused), t));
        if (need.Reports > 0)
            yield return new Part("reports", t["needs.reports"], need.Reports, $"<p>{Html.Encode(t.Fill("needs.reports.count", ("n", need.Reports)))}</p>\n");
    }

    private static string Applicant(Member member, Phrases t) =>
        $"<li>{HtmlPieces.Name(member.DisplayName)}<span class=\"does\">{HtmlPieces.Press("applicant.admit", member.MembershipId, t["applicants.admit"], t.Fill("applicants.admit.spoken", ("name", member.DisplayName)), "primary")}{HtmlPieces.Press("applicant.decline", member.MembershipId, t["applicants.decline"], t.Fill("applicants.decline.spoken", ("name", member.DisplayName)))}</span></li>\n";

    private static string ByHand(PageRequest look) =>
        HtmlPieces.Form(look.At(NeedsEndpoint.Here), $"<div class=\"buttons\">\n{HtmlPieces.Press("pair.open", look.Program.Id.Value, look.T["pair.open"])}</div>\n");

    /// <summary>The three texts, each whole: a moderator sends what they have read.</summary>
    private static string Quiet(PageRequest look, QuietPair pair, NeedsEndpoint.Refused? refused)
    {
        var t = look.T;
        var names = string.Join(", ", pair.Names);
        var error = refused?.PartnershipId == pair.PartnershipId ? refused.Message : null;
        var choices = Html.Each(StepInForm.Texts, x =>
            $"<label class=\"text-choice\"><input type=\"radio\" name=\"text\" value=\"{x}\"> <span><strong>{Html.Encode(t[$"step-in.{x}.name"])}</strong> <q>{Html.Encode(t[$"step-in.{x}"])}</q></span></label>\n");
        return $"""
            <li>{HtmlPieces.Name(names)}
            <details class="act"{Html.When(error is not null, " open")}>
            <summary{Html.Attribute("aria-label", t.Fill("console.spoken", ("what", t["needs.step-in"]), ("names", names)))}>{Html.Encode(t["needs.step-in"])}</summary>
            {HtmlPieces.Form(look.At(NeedsEndpoint.Here),
                $"""
                <fieldset>
                <legend>{Html.Encode(t["step-in.which"])}</legend>
                {(error is null ? "" : $"<p class=\"error\" role=\"alert\">{Html.Encode(error)}</p>\n")}{choices}</fieldset>
                <p class="subtle">{Html.Encode(t["step-in.sees"])}</p>
                <div class="buttons">
                {HtmlPieces.Press("step-in.send", pair.PartnershipId, t["step-in.send"], null, "primary")}</div>

                """)}</details>
            </li>

            """;
    }

    private static string Rows<T>(IReadOnlyList<T> all, Func<T, string> draw, Phrases t) =>
        $"<ul class=\"rows\">\n{Html.Each(all.Take(Most), draw)}</ul>\n" + (all.Count > Most ? $"<p class=\"subtle\">{Html.Encode(t.Fill("proposal.left.more", ("n", all.Count - Most)))}</p>\n" : "");

    private sealed record Part(string Id, string Heading, int Count, string Inside);
}
