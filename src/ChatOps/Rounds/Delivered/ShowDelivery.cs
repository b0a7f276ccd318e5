using ChatOps.Channels;
using ChatOps.Partnerships;
using ChatOps.Programs;
using ChatOps.Rounds.Proposing;

namespace ChatOps.Rounds.Delivered;

/// <summary>Who got it. Subject: the round, and a page.</summary>
internal sealed class ShowDelivery(ProgramStore programs, PairingStore pairings) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct) =>
        await pairings.FindRound(visit.Db, PageRef.Read(visit.Subject).Id) is { } round && await programs.IsModerator(visit.Db, round.ProgramId, visit.Person.WorkEmail)
            ? new Reply.Show(new CardRef(DeliveryCard.Kind, visit.Subject))
            : new Reply.Say("error.moderators_only");
}
