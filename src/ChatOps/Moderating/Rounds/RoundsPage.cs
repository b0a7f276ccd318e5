using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Rounds.Planning;
using ChatOps.Texts;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Rounds;

/// <summary>The rounds' page: now, next, and the two forms. Pure.</summary>
internal static class RoundsPage
{
    public static PageAnswer Write(
        PageRequest look, RoundsState state, IReadOnlyList<(Card Card, string Seen)> forms, string? said, Answer.Correct? refused)
    {
        var t = look.T;
        var stale = refused?.Errors.FirstOrDefault(e => e.Field == SeenVersion.Field)?.Message;
        return ConsolePage.Page(
            look,
            RoundsEndpoint.Here,
            t["console.rounds"],
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
        return Section("now", t["console.rounds.now"], state.Open is { } open
            ? HtmlPieces.Paragraph(Days(open, t), "lead") + Html.When(state.Unpaired > 0, Unpaired(look, state.Unpaired)) + Told(look, open)
            : HtmlPieces.Paragraph(t["rounds.none-open"]));
    }

    private static string Days(Round open, Phrases t) => t.Fill(
        "rounds.open", ("number", open.Number), ("first_day", Dates.Day(open.FirstDay, t)), ("last_day", Dates.Day(open.LastDay, t)));

    private static string Unpaired(PageRequest look, int count)
    {
        var way = $"<a href=\"{look.At("needs-you")}\">{Html.Encode(look.T["console.needs"])}</a>";
        return $"<p>{Html.Encode(look.T.Fill("rounds.unpaired", ("n", count)))} {way}</p>\n";
    }

    private static string Told(PageRequest look, Round open) =>
        $"<p><a href=\"{look.At("members", ("round", $"{open.Number}"))}\">{Html.Encode(look.T["console.rounds.told"])}</a></p>\n";

    private static string Next(PageRequest look, RoundsState state)
    {
        var t = look.T;
        var rounds = look.Program.Settings.Rounds;
        var next = state.Next is { } day
            ? t.Fill("rounds.next", ("day", Dates.Day(day, t)), ("days", rounds.DaysAhead))
            : t["rounds.no-next"];
        return Section("next", t["console.rounds.next"],
            HtmlPieces.Paragraph(next, "lead")
            + HtmlPieces.Paragraph(RoundsCard.Cadence(look.Program.Settings, t), "subtle")
            + HtmlPieces.Form(look.At(RoundsEndpoint.Here), Buttons(look, state.Proposal is not null))
            + HtmlPieces.Paragraph(t["console.rounds.ways"], "subtle"));
    }

    private static string Buttons(PageRequest look, bool hasProposal)
    {
        var t = look.T;
        var proposal = $"<a class=\"button primary\" href=\"{look.At("pairs")}\">{Html.Encode(t["rounds.proposal"])}</a>\n";
        return $"""
            <div class="buttons">
            {Html.When(hasProposal, proposal)}<a class="button" href="{look.At("dry-run")}">{Html.Encode(t["rounds.dry-run"])}</a>
            {HtmlPieces.Press("rounds.run-now", look.Program.Id.Value, t["rounds.run-now"])}</div>

            """;
    }

    private static string Form(PageRequest look, Card card, string seen, int index) => HtmlCards.Render(
        card with { Heading = card.Form!.Title, Buttons = [] },
        new HtmlForm(look.At(RoundsEndpoint.Here))
        {
            Prefix = $"form-{index}",
            Hidden = [(Gestures.Once, Ids.New()), (SeenVersion.Field, seen)],
        });

    private static string Section(string id, string heading, string inside) =>
        $"""
        <section class="sheet" aria-labelledby="{id}-heading">
        <h2 id="{id}-heading">{Html.Encode(heading)}</h2>
        {inside}</section>

        """;
}
