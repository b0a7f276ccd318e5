using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Pairing.Saying;
using ChatOps.Storage;

namespace ChatOps.Pairing.Covering;

/// <summary>What stands in chats about a cover, brought up to date.</summary>
internal sealed class Covers(CoverStore store, SayStore sayings, IEnumerable<ICoverChanged> listeners, Outbox outbox)
{
    public async Task Redraw(Session db, string coverId)
    {
        await outbox.Refresh(db, new CardRef(CoverCard.Kind, coverId));
        await ClearSayings.Redraw(db, sayings, outbox, coverId);
        foreach (var checkIn in await store.SharedWeeks(db, coverId))
        {
            foreach (var listener in listeners)
                await listener.Changed(db, checkIn);
        }
    }
}

/// <summary>A cover that a week was shared with has changed. CheckIns answers it.</summary>
internal interface ICoverChanged
{
    Task Changed(Session db, string checkInId);
}
