using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Rounds.Planning;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Rounds;

/// <summary>The rounds' page: now, next, and the two forms. Pure.</summary>
internal static class RoundsPage
{
    public static PageAnswer Write(PageRequest look, RoundsState state, IReadOnlyList<(Card Card, string Seen)> forms, string? said, Answer.Correct? refused)
    {
        var t = look.T;
        var stale = refused?.Errors.FirstOrDefault(e => e.Field == SeenVersion.Field)?.Message;
        return PageLayout.Page(look, RoundsEndpoint.Here, t["console.rounds"],
            $"""
            {HtmlPieces.Said(said)}{HtmlPieces.Said(stale, "alert")}<div class="columns">
            {Now(look, state)}{Next(look, state)}</div>
            <div class="columns">
            {Html.Each(forms.Index(), f => Form(look, f.Item.Card, f.Item.Seen, f.Index))}</div>

            """);
    }

    private static string Now(PageRequest look, RoundsState state)
    {
        var t = look.T;
        return Section("now", t["console.rounds.now"], state.Open is not { } open
            ? $"<p>{Html.Encode(t["rounds.none-open"])}</p>\n"
            : $"""
            <p class="lead">{Html.Encode(t.Fill("rounds.open", ("number", open.Number), ("first_day", Dates.Day(open.FirstDay, t)), ("last_day", Dates.Day(open.LastDay, t))))}</p>
            {(state.Unpaired == 0 ? "" : $"<p>{Html.Encode(t.Fill("rounds.unpaired", ("n", state.Unpaired)))} <a href=\"{look.At("needs-you")}\">{Html.Encode(t["console.needs"])}</a></p>\n")}<p><a href="{look.At("members", ("round", $"{open.Number}"))}">{Html.Encode(t["console.rounds.told"])}</a></p>

            """);
    }

    private static string Next(PageRequest look, RoundsState state)
    {
        var t = look.T;
        var rounds = look.Program.Settings.Rounds;
        return Section("next", t["console.rounds.next"],
            $"""
            <p class="lead">{Html.Encode(state.Next is { } day ? t.Fill("rounds.next", ("day", Dates.Day(day, t)), ("days", rounds.DaysAhead)) : t["rounds.no-next"])}</p>
            <p class="subtle">{Html.Encode(t.Fill("rounds.cadence", ("weeks", look.Program.Settings.Weeks), ("between", rounds.WeeksBetween), ("history", rounds.History)))} {Html.Encode(t[rounds.ApprovesItself ? "rounds.approves-itself" : "rounds.asks-you"])}</p>
            {HtmlPieces.Form(look.At(RoundsEndpoint.Here),
                $"""
                <div class="buttons">
                {(state.Proposal is null ? "" : $"<a class=\"button primary\" href=\"{look.At("pairs")}\">{Html.Encode(t["rounds.proposal"])}</a>\n")}<a class="button" href="{look.At("dry-run")}">{Html.Encode(t["rounds.dry-run"])}</a>
                {HtmlPieces.Press("rounds.run-now", look.Program.Id.Value, t["rounds.run-now"])}</div>

                """)}<p class="subtle">{Html.Encode(t["console.rounds.ways"])}</p>

            """);
    }

    private static string Form(PageRequest look, Card card, string seen, int index) => HtmlCards.Render(
        card with { Heading = card.Form!.Title, Buttons = [] },
        new HtmlForm(look.At(RoundsEndpoint.Here))
        {
            Prefix = $"form-{index}",
            Hidden = [(Gestures.Once, Ids.New()), (SeenVersion.Field, seen)],
        });

    private static string Section(string id, string heading, string inside) =>
        $"<section class=\"sheet\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{Html.Encode(heading)}</h2>\n{inside}</section>\n";
}
