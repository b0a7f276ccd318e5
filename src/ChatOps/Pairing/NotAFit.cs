using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Pairing;

/// <summary>
/// Another partner without a reason, in the first days: <c>partner.not-a-fit</c> asks, <c>.yes</c> ends the partnership, <c>.keep</c>
/// leaves it. Nothing that is kept, logged or sent tells who asked. Subject: the partnership.
/// </summary>
internal sealed partial class NotAFit(
    PairingStore pairings, ProgramStore programs, PersonStore people, Parting parting, ILogger<NotAFit> log) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        var partnership = await pairings.Find(visit.Db, visit.Subject);
        switch (Decide(partnership, visit.Person.Id, visit.Inbound.Action, await TrialEnd(visit, partnership), visit.Now))
        {
            case Decision.Asked:
                return new Reply.Ask(new CardRef(NotAFitForm.Kind, visit.Subject));
            case Decision.Parted:
                if (await parting.Part(visit.Db, partnership!, visit.Person.Id, isLeaving: false, visit.Now))
                    Log.PairNeedsPartners(log, visit.Subject);
                return new Reply.Show(new CardRef(RevealCard.Kind, visit.Subject));
            case Decision.Refused refused:
                return new Reply.Say(refused.TextKey);
            default:
                return new Reply.Show(new CardRef(RevealCard.Kind, visit.Subject));
        }
    }

    internal static Decision Decide(Partnership? partnership, PersonId asking, string action, Instant trialEndsAt, Instant now) =>
        partnership switch
        {
            null => new Decision.Refused("error.ended"),
            _ when !partnership.Partners.Any(p => p.PersonId == asking) => new Decision.Refused("error.not_yours"),
            _ when action == "partner.not-a-fit.keep" => new Decision.Kept(),
            { Stands: false } => new Decision.Refused("error.ended"),
            _ when now >= trialEndsAt => new Decision.Refused("not-a-fit.over"),
            _ => action == "partner.not-a-fit.yes" ? new Decision.Parted() : new Decision.Asked(),
        };

    internal abstract record Decision
    {
        internal sealed record Asked : Decision;

        internal sealed record Parted : Decision;

        internal sealed record Kept : Decision;

        internal sealed record Refused(string TextKey) : Decision;
    }

    private async Task<Instant> TrialEnd(Visit visit, Partnership? partnership)
    {
        if (
            partnership is null
            || await programs.Find(visit.Db, partnership.ProgramId) is not { } program
            || await pairings.FindRound(visit.Db, partnership.RoundId) is not { } round)
            return visit.Now;
        var partners = new List<Person>();
        foreach (var partner in partnership.Partners)
            partners.AddRange(await people.Find(visit.Db, partner.PersonId) is { } person ? [person] : []);
        return Trial.EndOf(program.Settings, partnership.StartedAt, round.FirstDay, partners);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The members of {Partnership} need other partners")]
        public static partial void PairNeedsPartners(ILogger logger, string partnership);
    }
}

/// <summary>"Would you like a different partner?" Subject: the partnership.</summary>
internal sealed class NotAFitForm(PairingStore pairings) : ICardBuilder
{
    public const string Kind = "not-a-fit";

    public async Task<Card?> Build(Showing showing, Ct ct) =>
        await pairings.Find(showing.Db, showing.Subject) is { Stands: true } partnership
        && partnership.Partners.Any(p => p.PersonId == showing.Reader.Id)
            ? Draw(partnership.Id, partnership.PartnersOf(showing.Reader.Id), showing.Phrases)
            : null;

    internal static Card Draw(string partnershipId, IReadOnlyList<Partner> partners, Phrases t)
    {
        var keep =
            partners.Count == 1
                ? ((Line)t.Fill("not-a-fit.keep", ("partner", partners[0].FirstName))).Cut(24).Line.Plain()
                : t["not-a-fit.keep.all"];
        return new Card(Kind, t["not-a-fit.heading"])
        {
            Locale = t.Tag,
            Heading = t["not-a-fit.heading"],
            Form = new Form("partner.not-a-fit.yes", partnershipId, t["not-a-fit.title"], t["not-a-fit.yes"], keep)
            {
                Body =
                [
                    new Text(
                        t.Line(
                            partners.Count == 1 ? "not-a-fit.text" : "not-a-fit.text.all",
                            ("partner", Span.Name(Names.Joined(partners, t))))),
                ],
            },
            Buttons = [new Button("partner.not-a-fit.keep", partnershipId, keep)],
        };
    }
}
