using System.Globalization;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Privacy;
using ChatOps.Rounds;
using ChatOps.Rounds.Proposing;
using ChatOps.Storage;
using ChatOps.Web.Drawing;

namespace ChatOps.Moderating.Pairs;

/// <summary>
/// B2 on a page: the proposal of a program of any size, searched and paged, with a way to change each pair. What is done here was seen: an
/// older page changes nothing.
/// </summary>
internal sealed class PairsEndpoint(
    Db db, ProposalStore proposals, PairingStore pairings, Candidates candidates, Gestures gestures, AuditLog audit)
{
    public const string Here = "pairs";

    /// <summary>What is longer is nobody's id, and too long for an address.</summary>
    private const int LongestId = 100;

    public Task<PageAnswer> Show(PageRequest look, Ct ct) => Show(look, null, null, ct);

    public async Task<PageAnswer> Do(PageRequest look, IFormCollection form, Ct ct)
    {
        var pressed = HtmlFields.Read(form);
        return await gestures.Do(look.Moderator, form, ct) switch
        {
            null => await Show(look, look.T["error.button_old"], null, ct),
            // What was chosen stays, whatever came between.
            Answer.Say say => await Show(
                look, say.Text, pressed.Action == "proposal.swap" ? new Refused(pressed.Subject, pressed.Fields, []) : null, ct),
            Answer.Correct correct => await Show(look, null, new Refused(pressed.Subject, pressed.Fields, correct.Errors), ct),
            // The next day is then to be set: the form for it stands on that page.
            Answer.Ask => new PageAnswer.Elsewhere(look.At("rounds")),
            _ => Back(look, pressed),
        };
    }

    /// <summary>The same part of the list, at the pair that was changed.</summary>
    private static PageAnswer.Elsewhere Back(PageRequest look, HtmlFields pressed) =>
        new(
            look.At(
                Here,
                ("q", look.Asked("q")),
                ("locked", look.Asked("locked")),
                ("page", look.Asked("page")),
                ("done", pressed.Action.Split('.')[^1]))
                + (
                    pressed.Action is "proposal.lock" or "proposal.unlock" or "proposal.swap" or "proposal.place"
                    && pressed.Subject.Split('/')[0] is { Length: <= LongestId } group
                        ? $"#g-{Uri.EscapeDataString(group)}"
                        : ""));

    private async Task<PageAnswer> Show(PageRequest look, string? said, Refused? refused, Ct ct)
    {
        if (look.Moderator.Known is not { Person: var reader })
            return ConsolePage.Unknown(look, Here, look.T["console.pairs"]);
        await db.Write(session => audit.Record(session, look.Moderator.Actor, "console.pairs.opened"), ct);
        var view = await db.Read(
            async session =>
            {
                var proposal = await proposals.FindOpen(session, look.Program.Id);
                var ends = proposal is { IsNow: true, State: < ProposalState.Opening }
                    ? await pairings.OpenRound(session, look.Program.Id)
                    : null;
                var left = proposal?.LeftOut.Where(l => Paged.Finds(look.Asked("q"), l.DisplayName)).ToList() ?? [];
                var thirds =
                    proposal is { IsOpenToChange: true } && left.Exists(l => l.Why is LeftOut.Unmatched or LeftOut.SetAside)
                        ? ProposalCard.Offers(proposal, left, await candidates.Load(session, look.Program, proposal.FirstDay))
                        : [];
                return new PairsView(proposal, ends, left, thirds, reader);
            },
            ct);
        return PairsPage.Write(look, view, said, refused);
    }

    /// <summary>The proposal's version, as a page carries it.</summary>
    internal static string Version(Proposal proposal) => proposal.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>A swap that can't be made, with what was chosen.</summary>
    internal sealed record Refused(string GroupId, ChatOps.Cards.Fields Typed, IReadOnlyList<ChatOps.Cards.FieldError> Errors);
}

/// <summary>A proposal with what its page says about it.</summary>
/// <param name="Proposal">Null: there is none.</param>
/// <param name="Ends">The round that ends when this one opens.</param>
/// <param name="LeftOut">Who is in no pair, as far as searched for.</param>
/// <param name="Thirds">Where the first of them would fit.</param>
/// <param name="Reader">The moderator.</param>
internal sealed record PairsView(
    Proposal? Proposal,
    Round? Ends,
    IReadOnlyList<LeftOutMember> LeftOut,
    IReadOnlyDictionary<ChatOps.People.PersonId, JoinAsThird.Third> Thirds,
    ChatOps.People.Person Reader);
