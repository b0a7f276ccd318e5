using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining;
using ChatOps.Partnerships;
using ChatOps.Privacy;
using ChatOps.Rounds;
using ChatOps.Rounds.Planning;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Rounds;

/// <summary>
/// A program's rounds on a page: which one is open, when the next begins, and both forms about it. The cards' forms and use cases, with
/// what they were drawn from.
/// </summary>
internal sealed class RoundsEndpoint(
    Db db,
    MembershipStore memberships,
    PairingStore pairings,
    ProposalStore proposals,
    RoundPlans plans,
    CardBuilders cards,
    Gestures gestures,
    AuditLog audit)
{
    public const string Here = "rounds";

    public async Task<PageAnswer> Show(PageRequest look, Ct ct) =>
        await Show(look, look.Asked("done") == "saved" ? look.T["console.saved"] : null, null, ct);

    public async Task<PageAnswer> Do(PageRequest look, IFormCollection form, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        return await gestures.Do(look.Moderator, form, ct) switch
        {
            null => await Show(look, look.T["error.button_old"], null, ct),
            Answer.Say when pressed.Action == "rounds.run-now" => new PageAnswer.Elsewhere(
                look.At(ChatOps.Moderating.Pairs.PairsEndpoint.Here)),
            Answer.Say say => await Show(look, say.Text, null, ct),
            Answer.Correct correct => await Show(look, null, correct, ct),
            _ => new PageAnswer.Elsewhere(look.At(Here, ("done", "saved"))),
        };
    }

    private async Task<PageAnswer> Show(PageRequest look, string? said, Answer.Correct? refused, Ct ct)
    {
        if (look.Moderator.Known is not { Person: var reader })
            return ConsolePage.Unknown(look, Here, look.T["console.rounds"]);
        await db.Write(session => audit.Record(session, look.Moderator.Actor, "console.rounds.opened"), ct);
        var program = look.Program;
        var state = await db.Read(
            async session => new RoundsState(
                await pairings.OpenRound(session, program.Id),
                (await memberships.Unpaired(session, program.Id)).Count,
                await proposals.FindOpen(session, program.Id),
                await plans.Next(session, program.Id)),
            ct);
        var forms = new List<(Card Card, string Seen)>();
        foreach (
            var (kind, seen) in new[]
            {
                (RoundsForm.Kind, SeenVersion.Of(program.Settings, state.Next)),
                (WeightsForm.Kind, SeenVersion.Of(program.Settings.Rounds.Match)),
            })
        {
            if (
                (refused?.Card.Kind == kind ? refused.Card : await cards.Build(new CardRef(kind, program.Id.Value), reader, ct)) is { } card
            )
                forms.Add((card, seen));
        }

        return RoundsPage.Write(look, state, forms, said, refused);
    }
}

/// <summary>Where a program's rounds stand.</summary>
internal sealed record RoundsState(Round? Open, int Unpaired, Proposal? Proposal, LocalDate? Next);
