using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Pairing;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Storage;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Needs;

/// <summary>
/// G3 on a page: everything that waits for this moderator, from the same store as the card, and what can be done about each.
/// </summary>
internal sealed class NeedsEndpoint(
    Db db, NeedStore needs, PairingStore pairings, CardBuilders cards, Gestures gestures, AuditLog audit, IClock clock)
{
    public const string Here = "needs-you";

    public Task<PageAnswer> Show(PageRequest look, Ct ct) => Show(look, null, null, ct);

    public async Task<PageAnswer> Do(PageRequest look, IFormCollection form, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        return await gestures.Do(look.Moderator, form, ct) switch
        {
            null => await Show(look, look.T["error.button_old"], null, ct),
            Answer.Say say => await Show(look, say.Text, null, ct),
            Answer.Ask { Card: var pairing } => Pair(look, pairing),
            Answer.Correct { Card: { Kind: PairForm.Kind } pairing } => Pair(look, pairing),
            Answer.Correct correct => await Show(look, null, new Refused(pressed.Subject, correct.Errors[0].Message), ct),
            Answer.Show when pressed.Action == "pair.submit" => await AfterPairing(look, ct),
            _ => new PageAnswer.Elsewhere(look.At(Here)),
        };
    }

    private async Task<PageAnswer> Show(PageRequest look, string? said, Refused? refused, Ct ct)
    {
        if (look.Moderator.Known is not { Person: var reader })
            return ConsolePage.Unknown(look, Here, look.T["console.needs"]);
        await db.Write(session => audit.Record(session, look.Moderator.Actor, "console.needs-you.opened"), ct);
        var now = clock.GetCurrentInstant();
        var (need, round) = await db.Read(
            async session => (await needs.Of(session, look.Program, reader, now), await pairings.OpenRound(session, look.Program.Id)), ct);
        return NeedsPage.Write(look, need, round, said, refused);
    }

    /// <summary>The next two at once, while there are two.</summary>
    private async Task<PageAnswer> AfterPairing(PageRequest look, Ct ct) =>
        await cards.Build(new CardRef(PairForm.Kind, look.Program.Id.Value), look.Moderator.Known!.Person, ct) is { Form: not null } next
            ? Pair(look, next, look.T["console.needs.paired"])
            : await Show(look, look.T["console.needs.paired"], null, ct);

    private static PageAnswer Pair(PageRequest look, Card form, string? said = null)
    {
        var target = new HtmlForm(look.At(Here)) { Hidden = [(Gestures.Once, Ids.New())] };
        return ConsolePage.Page(
            look,
            Here,
            look.T["pair.title"],
            HtmlPieces.Said(said)
            + HtmlCards.Render(form with { Heading = null }, target)
            + $"<p><a href=\"{look.At(Here)}\">{Html.Encode(look.T["console.needs.back"])}</a></p>\n");
    }

    /// <summary>What was wrong with a text to a pair.</summary>
    internal sealed record Refused(string PartnershipId, string Message);
}
