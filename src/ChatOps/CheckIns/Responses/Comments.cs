using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.CheckIns.Copies;
using ChatOps.People;

namespace ChatOps.CheckIns.Responses;

/// <summary>
/// Brings what one person wrote about a week to another: at once, and further ones within fifteen minutes in the same message.
/// </summary>
internal sealed class Comments(ResponseStore store, Outbox outbox)
{
    public async Task Send(Visit visit, string checkInId, string kind, PersonId to, ResponseWords words)
    {
        var key = await store.AskForKey(visit.Db, visit.Person.Id);
        var open = await OpenMessage(visit, checkInId, to);
        var id = await store.Add(
            visit.Db,
            new NewResponse(checkInId, visit.Person.Id, kind)
            {
                To = to,
                Words = words,
                MessageId = open,
            },
            visit.Now,
            key);
        await outbox.Refresh(visit.Db, new CardRef(PartnerCopyCard.Kind, checkInId));
        await outbox.Queue(
            visit.Db, new Posting(new CardRef(CommentCard.Kind, open ?? id), to, visit.Now) { Importance = Importance.PartnerWords });
    }

    /// <summary>The message that takes one more: begun less than fifteen minutes ago, or still waiting for its reader's morning.</summary>
    private async Task<string?> OpenMessage(Visit visit, string checkInId, PersonId to)
    {
        if (await store.LastMessage(visit.Db, checkInId, visit.Person.Id, to) is not { } last)
            return null;
        var standing = await outbox.Find(visit.Db, new CardRef(CommentCard.Kind, last.Id), to);
        return Standing.TakesOneMore(last.At, standing, visit.Now) ? last.Id : null;
    }
}
