using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.People;
using ChatOps.Programs;

namespace ChatOps.Pairing;

/// <summary>
/// Another partner without a reason, in the first days: <c>partner.not-a-fit</c> asks, <c>.yes</c> ends the partnership, <c>.keep</c> leaves it. Nothing that
/// is kept, logged or sent tells who asked. Subject: the partnership.
/// </summary>
internal sealed partial class NotAFit(PairingStore pairings, ProgramStore programs, PersonStore people, Parting parting, ILogger<NotAFit> log) : IUseCase
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

    internal static Decision Decide(Partnership? partnership, PersonId asking, string action, Instant trialEndsAt, Instant now) => partnership switch
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
        if (partnership is null || await programs.Find(visit.Db, partnership.ProgramId) is not { } program || await pairings.FindRound(visit.Db, partnership.RoundId) is not { } round)
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
