using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.CheckIns;

/// <summary>
/// "My week" (<c>week.show</c>): the open check-in at the end of the chat, or that there is none. <c>check-in.see-you</c> only says
/// good-bye.
/// </summary>
internal sealed class ShowWeek(CheckInStore store, Outbox outbox) : IUseCase
{
    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (visit.Inbound.Action == "check-in.see-you")
            return new Reply.Say("check-in.see_you.said");
        var open = await store.OpenWeeksOf(visit.Db, visit.Person.Id, visit.Now);
        if (open.Count == 0)
            return new Reply.Aside(new CardRef(NoticeCard.Kind, "week.none"));
        foreach (var other in open.Skip(1))
        {
            await outbox.Queue(visit.Db, new Posting(new CardRef(CheckInForm.Kind, other.Id), visit.Person.Id, visit.Now)
            {
                PostsAnew = true,
                Account = visit.Account.Id,
                Importance = Importance.Answer,
            });
        }

        return new Reply.Aside(new CardRef(CheckInForm.Kind, open[0].Id));
    }
}
