using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.Menu;

/// <summary>Somebody opened the Home tab: it is published anew, through the outbox.</summary>
internal sealed class ShowHome(Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        await outbox.Queue(visit.Db, new Posting(new CardRef(HomeCard.Kind, visit.Account.Id.Value), visit.Person.Id, visit.Now)
        {
            Account = visit.Account.Id,
            Importance = Importance.Answer,
        });
        return Reply.Done;
    }
}
