using ChatOps.Channels;
using ChatOps.Channels.Queueing;

namespace ChatOps.CheckIns;

/// <summary>
/// Somebody pressed a button on an earlier week's card: they are told so, and the current card comes to the end of the chat.
/// </summary>
internal sealed class OldCard(CheckInStore store, Outbox outbox)
{
    public async Task<Reply> Answer(Visit visit, CheckIn pressed)
    {
        await outbox.Refresh(visit.Db, new CardRef(CheckInForm.Kind, pressed.Id));
        if (await store.Newer(visit.Db, pressed) is not { } current)
            return new Reply.Say("check-in.closed.last");
        await outbox.Queue(visit.Db, new Posting(new CardRef(CheckInForm.Kind, current), visit.Person.Id, visit.Now)
        {
            PostsAnew = true,
            Account = visit.Account.Id,
            Importance = Importance.Answer,
        });
        return new Reply.Say("error.card_old");
    }
}
