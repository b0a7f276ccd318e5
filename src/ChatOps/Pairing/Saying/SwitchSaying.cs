using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Storage;

namespace ChatOps.Pairing.Saying;

/// <summary>
/// No messages here, in one tap (<c>say.off</c>), and taking them again (<c>say.on</c>). The partners are not told. Subject: the
/// partnership, or the cover.
/// </summary>
internal sealed class SwitchSaying(SayCircles circles, SayStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (
            await circles.Find(visit.Db, visit.Subject) is not { } partnership
            || !partnership.Partners.Any(p => p.PersonId == visit.Person.Id))
            return new Reply.Say("error.not_yours");
        var isOff = visit.Inbound.Action == "say.off";
        if (isOff)
            await store.SwitchOff(visit.Db, partnership.Id, visit.Person.Id);
        else
            await store.SwitchOn(visit.Db, partnership.Id, visit.Person.Id);
        await ClearSayings.Redraw(visit.Db, store, outbox, partnership.Id);
        return new Reply.Say(isOff ? "say.off.done" : "say.on.done");
    }
}

/// <summary>The pair has ended: what the bot carried can't be answered any more.</summary>
internal sealed class ClearSayings(SayStore store, Outbox outbox) : ChatOps.Partnerships.IPartnershipEnded
{
    public Task Ended(Session db, string partnershipId) => Redraw(db, store, outbox, partnershipId);

    public static async Task Redraw(Session db, SayStore store, Outbox outbox, string circleId)
    {
        foreach (var message in await store.MessagesIn(db, circleId))
            await outbox.Refresh(db, new CardRef(SayCard.Kind, message));
    }
}
