using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;

namespace ChatOps.Menu;

/// <summary>
/// The app was added to somebody's own chat: they are greeted with the menu, once an install however often it is told, and inside their
/// hours, because an administrator adds it for many, at any hour. A new version of it (<c>channel.upgraded</c>) writes to nobody. That they
/// can be reached again was noted at the door. Where nobody is told of an install (Slack), the first look at the empty chat
/// (<c>chat.opened</c>) counts as one.
/// </summary>
internal sealed class ChannelInstalled(PersonStore people, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Inbound.Action == "chat.opened"
            && await outbox.Find(visit.Db, new CardRef(MenuCard.Kind, ""), visit.Person.Id) is not null)
            return Reply.Done;
        var isFirst = await people.Greet(visit.Db, visit.Account.Id, visit.Now);
        if (!isFirst || visit.Inbound.Action == "channel.upgraded")
            return Reply.Done;
        var at = visit.Person.AllowsOutsideHours ? visit.Now : QuietHours.Of(visit.Person).NextOpening(visit.Now);
        await outbox.Queue(
            visit.Db,
            new Posting(new CardRef(MenuCard.Kind, ""), visit.Person.Id, at)
            {
                PostsAnew = true,
                Account = visit.Account.Id,
                Importance = Importance.Answer,
            });
        return Reply.Done;
    }
}
